package cn.yunfang.cohort;

import cn.yunfang.reach.Township;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The registry in figures. Each counts rows, unless it says persons; the list with the same filter
 * has as many.
 *
 * @param by groups of each cut, by its key; the largest first
 * @param waiting persons whose rows are about to be made again
 * @param oldest when the oldest rows were made
 * @param townships of the region, or of all for an institution
 */
public record Figures(
        Group all,
        Map<Cut, List<Group>> by,
        long waiting,
        Optional<Instant> oldest,
        List<Township> townships) {
    /** Along what figures are cut. */
    public enum Cut {
        TOWNSHIP,
        BAND,
        SEX,
        DISEASE,
        SEVERITY,
        INSTITUTION,
        /** Key: institution and doctor, a slash between. */
        DOCTOR,
        /** Adherence is that of the class. */
        DRUG_CLASS
    }

    /**
     * @param key as a {@link Filter} names it; @param entries rows; @param persons whose they are
     * @param gaps rows of which medicine has run out
     * @param polypharmacy persons with five generics or more
     */
    public record Group(
            String key,
            long entries,
            long persons,
            long controlled,
            long notControlled,
            long notMeasured,
            long adherent,
            long notAdherent,
            long gaps,
            long polypharmacy) {
        static final Group NONE = new Group("", 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
