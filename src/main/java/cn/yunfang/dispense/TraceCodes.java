package cn.yunfang.dispense;

import cn.yunfang.shared.Fields;
import java.util.List;
import java.util.stream.Stream;

/** Trace codes of a selinfo row: drugTracCodg, drugtracinfo[] or both (national-interface §4.4). */
final class TraceCodes {
    private TraceCodes() {}

    static List<String> of(Fields row) {
        var listed =
                row.list("drugtracinfo").stream()
                        .flatMap(one -> one.texts("drugTracCodg").stream());
        return Stream.concat(row.texts("drugTracCodg").stream(), listed).distinct().toList();
    }
}
