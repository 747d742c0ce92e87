package cn.yunfang.national;

import cn.yunfang.shared.Fields;
import java.util.regex.Pattern;

/** lineNos: numbers of prescription lines, from 1. */
final class LineNumbers {
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");

    private LineNumbers() {}

    static void check(Fields body, Findings findings) {
        var numbers = body.texts("lineNos");
        for (int i = 0; i < numbers.size(); i++) {
            if (!NUMBER.matcher(numbers.get(i)).matches()) {
                findings.invalid("lineNos[" + i + "]", "1, 2, 3 …");
            }
        }
    }
}
