package cn.yunfang.chronic;

import static cn.yunfang.chronic.ApplicationState.APPEALED;
import static cn.yunfang.chronic.ApplicationState.APPLIED;
import static cn.yunfang.chronic.ApplicationState.DETERMINED;
import static cn.yunfang.chronic.ApplicationState.MORE_ASKED;
import static cn.yunfang.chronic.ApplicationState.REFUSED;
import static cn.yunfang.chronic.ApplicationState.REFUSED_FINALLY;
import static cn.yunfang.chronic.ApplicationState.WITHDRAWN;

import java.util.List;
import java.util.Optional;

/**
 * The life of an application for a filing: from, verb, to, event. What is not a row here is
 * refused. The diagram in docs/application-states.md is generated from this table.
 */
public final class ApplicationTransitions {
    /** What is done to an application. */
    public enum Verb {
        /** The first of all, which no row has. */
        APPLY,
        ASK,
        SUPPLY,
        /** The filing is made in the same commit. */
        GRANT,
        REFUSE,
        APPEAL,
        WITHDRAW,
        /** An institution files the person itself meanwhile (2503). */
        FILE
    }

    /**
     * One row of the table.
     *
     * @param event told with it
     */
    public record Row(ApplicationState from, Verb verb, ApplicationState to, String event) {}

    /** With the first step. */
    static final String APPLIED_FOR = "DiseaseAppliedFor";

    private static final List<Row> TABLE =
            List.of(
                    new Row(APPLIED, Verb.ASK, MORE_ASKED, "EvidenceAsked"),
                    new Row(APPLIED, Verb.GRANT, DETERMINED, "DiseaseDetermined"),
                    new Row(APPLIED, Verb.REFUSE, REFUSED, "DiseaseRefused"),
                    new Row(APPLIED, Verb.WITHDRAW, WITHDRAWN, "ApplicationWithdrawn"),
                    new Row(APPLIED, Verb.FILE, DETERMINED, Told.FILED),
                    new Row(MORE_ASKED, Verb.SUPPLY, APPLIED, "EvidenceSupplied"),
                    new Row(MORE_ASKED, Verb.REFUSE, REFUSED, "DiseaseRefused"),
                    new Row(MORE_ASKED, Verb.WITHDRAW, WITHDRAWN, "ApplicationWithdrawn"),
                    new Row(MORE_ASKED, Verb.FILE, DETERMINED, Told.FILED),
                    new Row(REFUSED, Verb.APPEAL, APPEALED, "RefusalAppealed"),
                    new Row(APPEALED, Verb.GRANT, DETERMINED, "DiseaseDetermined"),
                    new Row(APPEALED, Verb.REFUSE, REFUSED_FINALLY, "RefusalUpheld"),
                    new Row(APPEALED, Verb.WITHDRAW, WITHDRAWN, "ApplicationWithdrawn"),
                    new Row(APPEALED, Verb.FILE, DETERMINED, Told.FILED));

    private ApplicationTransitions() {}

    public static List<Row> table() {
        return TABLE;
    }

    /** The row for this state and verb; empty when the verb may not be done then. */
    public static Optional<Row> find(ApplicationState from, Verb verb) {
        return TABLE.stream().filter(row -> row.from == from && row.verb == verb).findFirst();
    }

    /** The states, as stored, from which a verb leads anywhere. */
    static int[] from(Verb verb) {
        return TABLE.stream()
                .filter(row -> row.verb == verb)
                .mapToInt(row -> row.from.code())
                .toArray();
    }
}
