package cn.yunfang.tidy;

import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import java.util.regex.Pattern;

/** Comments of the code as Markdown. */
final class Comments {
    private static final Pattern INLINE = Pattern.compile("\\{@(?:code|link|literal)\\s+([^}]*)}");
    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@\\w+");
    private static final Pattern SENTENCE = Pattern.compile("(?s)(.*?[.?!])(?:\\s.*|$)");

    private Comments() {}

    /** The text above a declaration without its tags, in one paragraph; "" when there is none. */
    static String of(Source source, Tree declaration) {
        var trees = (DocTrees) source.trees();
        var path = TreePath.getPath(source.tree(), declaration);
        var text = path == null ? null : trees.getDocComment(path);
        return text == null ? "" : markdown(BLOCK_TAG.split(text, 2)[0]);
    }

    static String firstSentence(String text) {
        var sentence = SENTENCE.matcher(text);
        return sentence.matches() ? sentence.group(1) : text;
    }

    private static String markdown(String text) {
        return INLINE.matcher(text)
                .replaceAll(match -> "`" + named(match.group(1)) + "`")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String named(String reference) {
        return reference.replaceFirst("^(?:[a-z]+\\.)+(?=[A-Z])", "").replace('#', '.');
    }
}
