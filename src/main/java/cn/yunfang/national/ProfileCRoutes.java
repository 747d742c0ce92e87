package cn.yunfang.national;

import cn.yunfang.registry.Application.Profile;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which operation a number of profile C is, read from {@code national/profile-c.csv}. One number
 * means different things in its two releases, so a number alone decides only where it has one
 * meaning (national-interface, numbering map).
 */
final class ProfileCRoutes {
    /**
     * What a number means in a release.
     *
     * @param node where the members stand in input
     * @param answer where they stand in output, "" for output itself
     * @param marks members that only this meaning of the number has
     */
    record Route(
            Profile release,
            String infno,
            String operation,
            String node,
            String answer,
            List<String> marks) {

        /** What its field rules are called; they differ from release to release. */
        String rules() {
            return release + "." + operation;
        }

        /** Number with its release, which alone tells what the number means. */
        String known() {
            return release + " " + infno;
        }

        private boolean isMarked(Set<String> names) {
            return marks.stream().anyMatch(names::contains);
        }

        private String told() {
            return release + ": " + (marks.isEmpty() ? "–" : String.join(" / ", marks));
        }
    }

    private final List<Route> all = read();

    static List<Route> read() {
        return CsvFiles.rows("classpath:national/profile-c.csv").stream()
                .map(
                        row ->
                                new Route(
                                        Profile.valueOf(row.get("release")),
                                        row.get("infno"),
                                        row.get("operation"),
                                        row.get("node"),
                                        row.get("answer"),
                                        Arrays.stream(row.get("marks").split("\\|"))
                                                .filter(mark -> !mark.isEmpty())
                                                .toList()))
                .toList();
    }

    List<Route> all() {
        return all;
    }

    /** The one of that release and number, {@code C1 7202}. */
    Optional<Route> find(String known) {
        return all.stream().filter(route -> route.known().equals(known)).findFirst();
    }

    boolean knows(String infno) {
        return all.stream().anyMatch(route -> route.infno.equals(infno));
    }

    /**
     * The meaning of a message: the release its sender is configured for; with both, what infver
     * stands for, else the members of input.
     *
     * @param infvers release by infver, where a region tells them apart so
     */
    Outcome<Route> meaning(Set<Profile> spoken, Map<String, Profile> infvers, Fields envelope) {
        if (!spoken.contains(Profile.C1) && !spoken.contains(Profile.C2)) {
            return Outcome.refused(Reason.PROFILE_NOT_CONFIGURED);
        }
        var infno = envelope.text("infno");
        var meanings = all.stream().filter(route -> route.infno.equals(infno)).toList();
        if (meanings.size() == 1) {
            return Outcome.done(meanings.getFirst());
        }
        var names = names(envelope.object("input"));
        var own = meanings.stream().filter(route -> spoken.contains(route.release)).toList();
        return own.size() == 1
                ? configured(own.getFirst(), meanings, names)
                : told(own, Optional.ofNullable(infvers.get(envelope.text("infver"))), names);
    }

    // a message that plainly is the other release's is not read as something it does not say
    private static Outcome<Route> configured(Route own, List<Route> meanings, Set<String> names) {
        return meanings.stream()
                .filter(route -> route != own && !own.isMarked(names) && route.isMarked(names))
                .findFirst()
                .<Outcome<Route>>map(
                        other ->
                                Outcome.refused(
                                        Reason.RELEASE_DIFFERS,
                                        own.infno,
                                        own.release,
                                        other.release))
                .orElseGet(() -> Outcome.done(own));
    }

    private static Outcome<Route> told(
            List<Route> meanings, Optional<Profile> said, Set<String> names) {
        return meanings.stream()
                .filter(route -> said.filter(release -> release == route.release).isPresent())
                .findFirst()
                .or(() -> marked(meanings, names))
                .<Outcome<Route>>map(Outcome::done)
                .orElseGet(
                        () ->
                                Outcome.refused(
                                        Reason.RELEASE_UNCLEAR,
                                        meanings.getFirst().infno,
                                        meanings.stream()
                                                .map(Route::told)
                                                .collect(Collectors.joining("; "))));
    }

    // without a mark it is the meaning that has none, or any of several that are the same
    private static Optional<Route> marked(List<Route> meanings, Set<String> names) {
        return meanings.stream()
                .filter(route -> route.isMarked(names))
                .findFirst()
                .or(() -> meanings.stream().filter(route -> route.marks.isEmpty()).findFirst())
                .or(
                        () ->
                                meanings.stream().map(Route::operation).distinct().count() == 1
                                        ? Optional.of(meanings.getFirst())
                                        : Optional.empty());
    }

    private static Set<String> names(Fields input) {
        var names = new LinkedHashSet<>(input.asMap().keySet());
        for (var node : new ArrayList<>(names)) {
            names.addAll(input.object(node).asMap().keySet());
        }
        return names;
    }
}
