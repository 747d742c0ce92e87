package cn.yunfang.quality;

import cn.yunfang.review.OpenTask;
import cn.yunfang.review.Ruling;
import java.time.Instant;
import java.util.List;

/**
 * Evidence of one decision: what was before the reviewer, for how long, and what he made of it.
 *
 * @param id serial number
 * @param division of the institution that prescribed
 * @param lines of the prescription
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
        Instant at) {

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
