package cn.yunfang.supervision;

import cn.yunfang.crypto.Sm3;
import cn.yunfang.recall.Recall;
import cn.yunfang.recall.Recalls;
import cn.yunfang.rules.Rules;
import cn.yunfang.shared.ChinaTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What counts at a moment: the rules and recalls in force, by name and version. */
record Edition(List<String> parts) {
    static Edition of(Rules rules, Recalls recalls, Instant now) {
        var today = ChinaTime.date(now);
        var recalled =
                recalls.in("").stream()
                        .filter(one -> one.stands(one.region(), today, now))
                        .map(Edition::part)
                        .sorted();
        return new Edition(Stream.concat(rules.inForce(today).stream(), recalled).toList());
    }

    private static String part(Recall recall) {
        return "RECALL " + recall.id();
    }

    String digest() {
        var text = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
        return Sm3.hex(text);
    }
}
