package cn.yunfang.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL with {@code :named} parameters turned into positional ones, once per text. */
record NamedSql(String positional, List<String> names) {
    // a comment, a quoted text or name, a cast, or a parameter: only the last is replaced
    private static final Pattern TOKEN =
            Pattern.compile("--[^\\n]*|'(?:[^']|'')*'|\"[^\"]*\"|::|:([A-Za-z][A-Za-z0-9_]*)|\\?");

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
                                            : Matcher.quoteReplacement(match.group());
                                });
        return new NamedSql(positional, List.copyOf(names));
    }
}
