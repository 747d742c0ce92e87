package cn.yunfang.courier;

import cn.yunfang.courier.Courier.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the pretending courier treats a parcel, by the last four digits of the recipient's telephone,
 * so that each way to misbehave can be tried out.
 */
enum CourierKind {
    GOOD("", Plan.WELL),
    /** The order arrives, its answer does not. */
    ANSWER_LOST("0001", Plan.WELL),
    /** The order is heard only when it comes a second time. */
    REQUEST_LOST("0002", Plan.WELL),
    /** Calls back twice about everything. */
    TWICE("0003", Plan.WELL),
    /** Calls back in the wrong order. */
    OUT_OF_ORDER("0004", Plan.WELL),
    /** Calls nobody back; knows when asked. */
    SILENT("0005", Plan.WELL),
    /** Nobody is at home at the first try. */
    FIRST_FAILS("0006", Plan.FIRST_FAILS),
    /** Nor at the second. */
    NEVER_HOME("0007", Plan.NEVER_HOME),
    /** Loses the parcel. */
    LOSES("0008", Plan.LOST),
    /** Does not go there. */
    REFUSES("0009", List.of());

    /**
     * What happens when.
     *
     * @param minute after the order; @param part of the way that is done, in hundredths
     */
    record Step(int minute, int attempt, Status status, int part) {}

    private static final class Plan {
        private static final List<Step> SET_OUT =
                List.of(
                        new Step(2, 1, Status.COLLECTED, 0),
                        new Step(3, 1, Status.ON_THE_WAY, 5),
                        new Step(6, 1, Status.ON_THE_WAY, 35),
                        new Step(10, 1, Status.ON_THE_WAY, 70),
                        new Step(15, 1, Status.ARRIVED, 100));
        private static final List<Step> WELL = then(SET_OUT, new Step(25, 1, Status.SIGNED, 100));
        private static final List<Step> AGAIN =
                then(
                        SET_OUT,
                        new Step(20, 1, Status.FAILED, 100),
                        new Step(60, 2, Status.ON_THE_WAY, 40),
                        new Step(70, 2, Status.ARRIVED, 100));
        private static final List<Step> FIRST_FAILS =
                then(AGAIN, new Step(80, 2, Status.SIGNED, 100));
        private static final List<Step> NEVER_HOME =
                then(
                        AGAIN,
                        new Step(80, 2, Status.FAILED, 100),
                        new Step(81, 2, Status.RETURNING, 80));
        private static final List<Step> LOST =
                then(SET_OUT.subList(0, 3), new Step(30, 1, Status.LOST, 35));

        private static List<Step> then(List<Step> before, Step... more) {
            var all = new ArrayList<>(before);
            all.addAll(List.of(more));
            return List.copyOf(all);
        }
    }

    private final String ending;
    private final List<Step> steps;

    CourierKind(String ending, List<Step> steps) {
        this.ending = ending;
        this.steps = steps;
    }

    static CourierKind of(String phone) {
        return Arrays.stream(values())
                .filter(one -> !one.ending.isEmpty() && phone.endsWith(one.ending))
                .findFirst()
                .orElse(GOOD);
    }

    List<Step> steps() {
        return steps;
    }
}
