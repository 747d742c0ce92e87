package cn.yunfang.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** SQL with {@code :named} parameters turned into positional ones, once per text. */
record NamedSql(String positional, List<String> names) {
    // a quoted text, a cast, or a parameter: only the last is replaced
    private static final Pattern TOKEN =
            Pattern.compile("'(?:[^']|'')*'|::|:([A-Za-z][A-Za-z0-9]*)|\\?");

    static NamedSql of(String text) {
        var names = new ArrayList<String>();
        var positional =
                TOKEN.matcher(text)
                        .replaceAll(
                                match -> {
                                    if (match.group(1) != null) {
                                        names.add(match.group(1));
                                        return "?";
                                    }
                                    // pgjdbc reads ?? as the operator ?
                                    return match.group().equals("?")
                                            ? "??"
                                            : java.util.regex.Matcher.quoteReplacement(
                                                    match.group());
                                });
        return new NamedSql(positional, List.copyOf(names));
    }
}
