package cn.yunfang.portal;

import cn.yunfang.shared.Problem;
import cn.yunfang.shared.Reason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the {@code type} of a problem points at: its meaning and cure. */
@RestController
@Tag(name = "Problems 错误")
class ProblemController {
    /**
     * @param status HTTP status of our own API
     * @param zh Chinese sentence, {@code …} where the facts stand; @param en the same in English
     */
    record Meaning(int code, String reason, String title, int status, String zh, String en) {
        static Meaning of(Reason reason) {
            return new Meaning(
                    reason.code(),
                    reason.name(),
                    Problem.title(reason),
                    reason.status(),
                    open(reason.chinese()),
                    open(reason.english()));
        }

        private static String open(String sentence) {
            return sentence.replaceAll("%(\\d\\$)?s", "…");
        }
    }

    @GetMapping("/problems")
    @Operation(summary = "All refusals the platform can give 全部错误码")
    List<Meaning> all() {
        return Arrays.stream(Reason.values()).map(Meaning::of).toList();
    }

    @GetMapping("/problems/{code}")
    @Operation(summary = "What one code means 单个错误码")
    Meaning one(@PathVariable int code) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.code() == code)
                .map(Meaning::of)
                .findFirst()
                .orElseThrow(
                        () -> RefusedException.of(Reason.UNKNOWN_OPERATION, "/problems/" + code));
    }
}
