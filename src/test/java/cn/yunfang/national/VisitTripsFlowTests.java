package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Fields;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Each step of the outpatient chain reads in one round trip and commits in another. What runs
 * beside it only adds, so the fewest of several runs count.
 */
class VisitTripsFlowTests extends VisitFlow {
    private static final int RUNS = 50;
    private static final int READ_AND_COMMIT = 2;
    private static final Predicate<Integer> MORE = trips -> trips > READ_AND_COMMIT;

    @Autowired private MeterRegistry meters;
    private final Map<String, Integer> fewest = new TreeMap<>();

    @Test
    void everyStepReadsOnceAndCommitsOnce() {
        aVisit();
        for (int i = 1; i < RUNS && fewest.values().stream().anyMatch(MORE); i++) {
            aVisit();
        }

        assertThat(fewest).hasSize(8);
        assertThat(fewest.values()).as("%s", fewest).allMatch(trips -> trips <= READ_AND_COMMIT);
    }

    private void aVisit() {
        var number = "MZ" + TestWorld.number();
        var id =
                VisitDesk.done(counted("2201", () -> hospital.register(number)))
                        .object("data")
                        .text("mdtrt_id");
        counted("2203A", () -> hospital.describe(id, OUTPATIENT));
        counted("2204", () -> hospital.upload(id, "B1", packs(1)));
        var bill = hospital.bill(id, "B1", OUTPATIENT, "40.00");
        var told = counted("2206", () -> hospital.send("2206", Map.of("data", bill)));
        var settlement = VisitDesk.settlement(bill, VisitDesk.done(told).object("setlinfo"));
        var settled =
                VisitDesk.done(counted("2207", () -> hospital.settle(settlement)))
                        .object("setlinfo");
        var msgid = hospital.site().msgid();
        counted("2208", () -> hospital.undo(settled, msgid));
        counted("2205", () -> hospital.withdraw(id, "B1"));
        counted("2202", () -> hospital.cancel(id));
    }

    private Fields counted(String operation, Supplier<Fields> step) {
        var before = trips();
        var answer = step.get();
        fewest.merge(operation, trips() - before, Math::min);
        VisitDesk.done(answer);
        return answer;
    }

    private int trips() {
        return Math.toIntExact(Math.round(meters.counter("yunfang.database.round.trips").count()));
    }
}
