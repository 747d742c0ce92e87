package cn.yunfang.supervision;

import cn.yunfang.prescription.Prescriptions.Place;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One look through all open prescriptions.
 *
 * @param parts what was in force: rules and recalls by name and version
 * @param added those of them that the last finished look did not have
 * @param startsAt when every node knows them
 * @param cursor the last prescription looked at
 * @param seen prescriptions looked at; @param alerted those with something new
 */
record RecheckRun(
        String edition,
        List<String> parts,
        List<String> added,
        Instant createdAt,
        Instant startsAt,
        Place cursor,
        long seen,
        long alerted,
        Optional<Instant> finishedAt) {

    /** The parts of a new edition that an old one did not have. */
    static List<String> added(List<String> parts, List<String> before) {
        Set<String> known = new HashSet<>(before);
        return parts.stream().filter(part -> !known.contains(part)).toList();
    }

    boolean isOver() {
        return finishedAt.isPresent();
    }
}
