package cn.yunfang.national;

import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What is wrong with a message so far; stops collecting when nobody would read on. */
final class Findings {
    private static final int MOST = 20;
    private static final int ALL = 200;

    private final Map<String, String> names;
    private final UnaryOperator<String> spelling;
    private final int most;
    private final List<Refusal> all = new ArrayList<>();

    /**
     * @param names Chinese names by path without positions, {@code rxdrugdetail[].drugCnt}
     */
    Findings(Map<String, String> names) {
        this(names, UnaryOperator.identity());
    }

    /** For somebody who wants to know all of them. */
    static Findings complete(Map<String, String> names) {
        return new Findings(names, UnaryOperator.identity(), ALL);
    }

    /**
     * @param spelling a path as the message spells it
     */
    Findings(Map<String, String> names, UnaryOperator<String> spelling) {
        this(names, spelling, MOST);
    }

    private Findings(Map<String, String> names, UnaryOperator<String> spelling, int most) {
        this.names = names;
        this.spelling = spelling;
        this.most = most;
    }

    boolean isFull() {
        return all.size() >= most;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** The facts of every field reason start with the path and its Chinese name. */
    void add(String field, Reason reason, Object... more) {
        if (isFull()) {
            return;
        }
        var path = spelling.apply(field);
        var facts = new Object[more.length + 2];
        facts[0] = path;
        facts[1] = names.getOrDefault(path.replaceAll("\\[\\d+]", "[]"), path);
        System.arraycopy(more, 0, facts, 2, more.length);
        all.add(Refusal.at(path, reason, facts));
    }

    void missing(String path) {
        add(path, Reason.FIELD_MISSING);
    }

    void invalid(String path, String right) {
        add(path, Reason.FIELD_INVALID, right);
    }

    /** An amount that does not follow from the others of the message. */
    void differs(String path, String said, String computed) {
        if (!isFull()) {
            var spelt = spelling.apply(path);
            all.add(Refusal.at(spelt, Reason.AMOUNT_DIFFERS, spelt, said, computed));
        }
    }

    List<Refusal> all() {
        return List.copyOf(all);
    }

    Optional<Refusal> refusal() {
        return all.isEmpty() ? Optional.empty() : Optional.of(Refusal.joined(all));
    }
}
