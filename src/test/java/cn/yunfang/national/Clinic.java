package cn.yunfang.national;

import cn.yunfang.circulation.IssueToken;
import cn.yunfang.formulary.Drug;
import cn.yunfang.person.Person;
import cn.yunfang.prescription.DecideReview;
import cn.yunfang.review.ReviewDesk;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What happens before anybody goes to a pharmacy: a hospital prescribes, over HTTP. */
final class Clinic {
    /** An effective prescription, one line for each drug. */
    record Prescribed(String hiRxno, Person patient, List<Drug> drugs) {
        Drug drug() {
            return drugs.getFirst();
        }
    }

    private final TestWorld world;
    private final TestSite hospital;

    Clinic(TestWorld world) {
        this.world = world;
        this.hospital = world.hospital();
    }

    TestSite hospital() {
        return hospital;
    }

    /** A pack of each of these. */
    Prescribed prescribes(Drug... drugs) {
        return prescribes(_ -> {}, drugs);
    }

    /** Two packs of one drug. */
    Prescribed prescribesTwoPacks() {
        return prescribes(Clinic::twoPacks, world.drug());
    }

    /** One pack now and another one that many days later. */
    Prescribed prescribesTwice(int daysBetween) {
        return prescribes(
                body -> {
                    body.put("maxReptCnt", "2");
                    body.put("minInrvDays", Integer.toString(daysBetween));
                },
                world.drug());
    }

    Prescribed prescribes(Consumer<Map<String, Object>> change, Drug... drugs) {
        var patient = world.person(TestWorld.DIVISION);
        var body = HospitalMessages.preCheck(hospital, patient, drugs[0]);
        Arrays.stream(drugs).skip(1).forEach(drug -> HospitalMessages.addLine(body, drug));
        change.accept(body);
        var sent = new HospitalDesk(world, hospital, patient).uploaded(body);
        var written = new Prescribed(sent.hiRxno(), patient, List.of(drugs));
        approveIfItWaits(written);
        return written;
    }

    private void approveIfItWaits(Prescribed written) {
        if (look("rxChkInfoQuery", written).text("rxChkStasCodg").equals("0")) {
            var reviewer =
                    new Caller(
                            Caller.Role.REVIEWER,
                            hospital.code(),
                            hospital.pharmacist().code(),
                            Optional.empty());
            var review = world.bean(DecideReview.class);
            TestWorld.done(
                    review.decide(
                            reviewer,
                            written.hiRxno(),
                            ReviewDesk.insisting("同意"),
                            Optional.empty()));
        }
    }

    /** Seven doses of ten grams of one herb. */
    Prescribed prescribesDecoction() {
        return prescribes(HospitalMessages::ofPieces, world.drug("黄芪", "1g"));
    }

    static void twoPacks(Map<String, Object> body) {
        var line = HospitalMessages.line(body);
        line.put("drugCnt", "2");
        line.put("sinDoscnt", BigDecimal.TEN);
        line.put("usedFrquCodg", "12");
        line.put("usedFrquName", "bid");
    }

    /** Can be fetched for so many days. */
    static void validFor(Map<String, Object> body, int days) {
        var end = ChinaTime.parse(body.get("prscTime").toString()).plus(Duration.ofDays(days));
        body.put("valiDays", Integer.toString(days));
        body.put("valiEndTime", ChinaTime.format(end));
    }

    /** The QR code that the patient shows. */
    String qr(Prescribed rx) {
        return TestWorld.done(world.bean(IssueToken.class).issue(Caller.SYSTEM, rx.hiRxno())).qr();
    }

    /** D005, D006 or D007. */
    Fields look(String operation, Prescribed rx) {
        var query = HospitalMessages.query(hospital, rx.patient(), rx.hiRxno());
        return world.call(hospital, operation, query).must();
    }

    TestWorld.Answer revokes(Prescribed rx) {
        return world.call(hospital, "rxUndo", HospitalMessages.undo(hospital, rx.hiRxno()));
    }
}
