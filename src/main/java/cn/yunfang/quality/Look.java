package cn.yunfang.quality;

import cn.yunfang.review.OpenTask;
import cn.yunfang.review.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Evidence of one decision: what was before the reviewer, for how long, and what he made of it.
 *
 * @param id serial number
 * @param division of the institution that prescribed
 * @param lines of the prescription
 * @param test what was planted; empty for a prescription
 */
record Look(
        long id,
        OpenTask task,
        String division,
        String reviewer,
        Ruling ruling,
        Looked looked,
        int lines,
        List<Alert> alerts,
        boolean tooFast,
        Instant at,
        Optional<Test> test) {
    /** A planted case by its kind, and whether it was decided rightly. */
    record Test(String kind, boolean caught) {}

    Look ofPlanted(String kind, boolean caught) {
        return new Look(
                id,
                task,
                division,
                reviewer,
                ruling,
                looked,
                lines,
                alerts,
                tooFast,
                at,
                Optional.of(new Test(kind, caught)));
    }

    long warned() {
        return alerts.stream().filter(Alert::warns).count();
    }

    long overridden() {
        return alerts.stream()
                .filter(Alert::warns)
                .filter(alert -> alert.is(Alert.Action.OVERRIDDEN))
                .count();
    }
}
