package cn.yunfang.portal;

import cn.yunfang.shared.Outcome;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers whose JSON is already written. */
final class Answers {
    private Answers() {}

    static ResponseEntity<String> json(Outcome<String> outcome) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(RefusedException.unless(outcome));
    }
}
