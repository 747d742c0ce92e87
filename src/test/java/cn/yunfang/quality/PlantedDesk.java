package cn.yunfang.quality;

import static cn.yunfang.review.ReviewDesk.must;

import cn.yunfang.formulary.TestFormularies;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.review.OpenTask;
import cn.yunfang.review.ReviewDesk;
import cn.yunfang.review.ReviewWork;
import cn.yunfang.review.Ruling;
import cn.yunfang.rules.Rules;
import cn.yunfang.rules.TestRules;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A review desk, a doctor of its hospital, and a bureau that plants cases there. */
final class PlantedDesk {
    private static final Rules RULES = TestRules.overTheCatalogue();

    final ReviewDesk desk = inACityWithoutCases();
    final PlantedCases cases = new PlantedCases(desk.registry, TestFormularies.formulary(), RULES);
    final PlantCases plant =
            new PlantCases(
                    desk.database, desk.journal, desk.registry, desk.review, desk.work, cases, 25);
    final Quality quality = TestQuality.quality(desk, Duration.ofSeconds(3));
    final DecidePlanted decide =
            new DecidePlanted(
                    desk.database, desk.journal, desk.registry, desk.review, desk.work, quality);
    final ClearPlanted clear =
            new ClearPlanted(desk.database, desk.journal, desk.review, Duration.ofHours(24));
    final QualityReport reports = new QualityReport(desk.database);

    PlantedDesk() {
        desk.aPractitioner(desk.hospital, Practitioner.Kind.DOCTOR, "赵医师");
    }

    // the cities of tests are few; a case that waits there for another test would be in the way
    private static ReviewDesk inACityWithoutCases() {
        var desk = new ReviewDesk();
        while (!desk.database.read(PlantedTable.openCases(desk.city())).isEmpty()) {
            desk = new ReviewDesk();
        }
        return desk;
    }

    Caller bureau(String region) {
        return new Caller(Caller.Role.REGULATOR, region, "吴", Optional.empty());
    }

    PlantCases.Wanted wanted(String... ids) {
        return new PlantCases.Wanted(
                desk.hospital, Optional.of(PlantCases.MOST), new TreeSet<>(List.of(ids)));
    }

    /** Plants this case; answers its number. */
    String aPlanted(String id) {
        return must(plant.plant(bureau(desk.city()), wanted(id))).getFirst();
    }

    static PrescriptionId id(String hiRxno) {
        return PrescriptionId.ofHiRxno(hiRxno).orElseThrow();
    }

    List<OpenTask> waiting() {
        return desk.database.read(
                desk.work.open(desk.select(desk.hospital), ReviewWork.Place.START, 100));
    }

    void look(String who, String hiRxno, int seconds) {
        must(desk.take.take(desk.caller(who), hiRxno));
        desk.clock.pass(Duration.ofSeconds(seconds));
    }

    Outcome<DecidePlanted.Tested> decide(String who, String hiRxno, Ruling ruling) {
        return decide.decide(desk.caller(who), hiRxno, ruling, Optional.empty());
    }

    Outcome<DecidePlanted.Tested> decide(String who, String hiRxno, Ruling.Kind kind) {
        return decide(who, hiRxno, new Ruling(kind, "意见"));
    }
}
