package cn.yunfang.formulary;

import com.github.promeg.pinyinhelper.Pinyin;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** Chinese names as people type them. */
final class Names {
    /** Words of pharmacy and geography that are not read as their first character usually is. */
    private static final Map<String, String> READINGS =
            Map.ofEntries(
                    Map.entry("重组", "CZ"),
                    Map.entry("白术", "BZ"),
                    Map.entry("苍术", "CZ"),
                    Map.entry("莪术", "EZ"),
                    Map.entry("厚朴", "HP"),
                    Map.entry("阿胶", "EJ"),
                    Map.entry("调经", "TJ"),
                    Map.entry("黄柏", "HB"),
                    Map.entry("长春", "CC"),
                    Map.entry("重庆", "CQ"),
                    Map.entry("血脉", "XM"));

    private Names() {}

    /** One spelling for widths, brackets and spaces. */
    static String plain(String name) {
        return Normalizer.normalize(name.replace('µ', 'u').replace('μ', 'u'), Normalizer.Form.NFKC)
                .replace(" ", "");
    }

    /** A name or code as imported rows are found by. */
    static String key(String text) {
        return plain(text).toUpperCase(Locale.ROOT);
    }

    /** Upper-case initials of the pinyin: 阿莫西林 AMXL; other characters stay. */
    static String initials(String name) {
        var text = new StringBuilder(name.length());
        int at = 0;
        while (at < name.length()) {
            var word = at + 2 <= name.length() ? READINGS.get(name.substring(at, at + 2)) : null;
            if (word != null) {
                text.append(word);
                at += 2;
            } else {
                text.append(initial(name.charAt(at++)));
            }
        }
        return text.toString().toUpperCase(Locale.ROOT);
    }

    private static char initial(char character) {
        if (character < 0x80) {
            return character;
        }
        return character == '参' ? 'S' : Pinyin.toPinyin(character).charAt(0);
    }
}
