package cn.yunfang.national;

import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer as it goes out: without members that are null, money in yuan, times in China time. */
final class Output {
    private Output() {}

    static Map<String, Object> present(Map<?, ? extends @Nullable Object> members) {
        var kept = new LinkedHashMap<String, Object>();
        members.forEach(
                (name, value) -> {
                    if (value != null) {
                        kept.put(String.valueOf(name), clean(value));
                    }
                });
        return kept;
    }

    private static Object clean(Object value) {
        return switch (value) {
            case Map<?, ?> members -> present(members);
            case List<?> items -> {
                var kept = new ArrayList<Object>();
                items.forEach(
                        item -> {
                            if (item != null) {
                                kept.add(clean(item));
                            }
                        });
                yield kept;
            }
            case Fen money -> money.yuan();
            case Instant time -> ChinaTime.format(time);
            default -> value;
        };
    }
}
