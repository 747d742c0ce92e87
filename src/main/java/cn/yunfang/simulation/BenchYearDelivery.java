package cn.yunfang.simulation;

import cn.yunfang.delivery.Address;
import cn.yunfang.delivery.Addresses;
import cn.yunfang.delivery.ChangeOrder;
import cn.yunfang.delivery.Deliveries;
import cn.yunfang.delivery.OrderDelivery;
import cn.yunfang.delivery.PackOrder;
import cn.yunfang.delivery.SignDelivery;
import cn.yunfang.delivery.Standing;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionLine;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.quote.HoldGoods;
import cn.yunfang.quote.Wish;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Medicine brought to the door in a simulated year, by the pharmacy's own rider. */
@Component
@ConditionalOnBooleanProperty({"yunfang.demo", "yunfang.bench.year"})
final class BenchYearDelivery {
    private static final String PHONE = "13800009999";

    private final Steps steps;
    private final Database database;
    private final Prescriptions prescriptions;
    private final Deliveries deliveries;
    private final Addresses addresses;
    private final Registry registry;
    private final Clock clock;

    /** Who does what. */
    @Component
    @ConditionalOnBooleanProperty({"yunfang.demo", "yunfang.bench.year"})
    record Steps(
            HoldGoods hold,
            OrderDelivery order,
            ChangeOrder change,
            PackOrder pack,
            SignDelivery sign) {}

    BenchYearDelivery(
            Steps steps,
            Database database,
            Prescriptions prescriptions,
            Deliveries deliveries,
            Addresses addresses,
            Registry registry,
            Clock clock) {
        this.steps = steps;
        this.database = database;
        this.prescriptions = prescriptions;
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.registry = registry;
        this.clock = clock;
    }

    /** Ordered on the phone; the code by which the pharmacy fetches the prescription. */
    record Ordered(Standing standing, String qr) {
        String number() {
            return standing.order().number();
        }
    }

    /** Empty when nothing is open. */
    Optional<Outcome<Ordered>> order(BenchYearPatient patient, BenchYearCounter counter) {
        var lines =
                database
                        .read(prescriptions.find(id(patient)))
                        .map(Prescription::openLines)
                        .orElse(List.of())
                        .stream()
                        .filter(PrescriptionLine::isFree)
                        .map(one -> new Wish.Line(one.no(), one.drugCode(), Optional.empty()))
                        .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(order(patient, counter, lines));
    }

    private Outcome<Ordered> order(
            BenchYearPatient patient, BenchYearCounter counter, List<Wish.Line> lines) {
        var pharmacy = counter.transport().caller();
        var shop = pharmacy.institution();
        return steps.hold
                .hold(patient.himself(), new Wish(patient.hiRxno, shop, lines, ""))
                .then(_ -> home(patient, shop))
                .then(
                        home ->
                                steps.order.order(
                                        patient.himself(),
                                        new OrderDelivery.Wish(patient.hiRxno, shop, home.id())))
                .then(
                        standing ->
                                steps.change
                                        .code(pharmacy, standing.order().number())
                                        .map(token -> new Ordered(standing, token.qr())));
    }

    /** What could not be fetched is not brought. */
    void cancel(BenchYearPatient patient, Ordered ordered) {
        steps.change.cancel(patient.himself(), ordered.number());
    }

    /** Packed, on its way, and signed for by the code that the patient's phone shows. */
    Outcome<String> bring(BenchYearPatient patient, BenchYearCounter counter, Ordered ordered) {
        var pharmacy = counter.transport().caller();
        return steps.pack
                .pack(pharmacy, ordered.number(), true)
                .then(
                        _ ->
                                steps.pack.handOver(
                                        pharmacy,
                                        ordered.number(),
                                        Optional.of(BigDecimal.valueOf(5)),
                                        true))
                .then(
                        standing ->
                                steps.sign.sign(pharmacy, signed(patient, ordered, code(standing))))
                .map(_ -> ordered.number());
    }

    private String code(Standing standing) {
        return database.read(deliveries.recipient(standing.parcel()))
                .map(Deliveries.Recipient::signCode)
                .orElse("");
    }

    private Fields signed(BenchYearPatient patient, Ordered ordered, String code) {
        return Fields.parse(
                        Json.text(
                                Map.of(
                                        "hiRxno", patient.hiRxno,
                                        "delvNo", ordered.number(),
                                        "signCode", code,
                                        "signName", patient.resident.person().name(),
                                        "signTime", ChinaTime.format(clock.instant()))))
                .orElseThrow();
    }

    private static PrescriptionId id(BenchYearPatient patient) {
        return PrescriptionId.ofHiRxno(patient.hiRxno).orElseThrow();
    }

    // round the corner of the shop
    private Outcome<Address> home(BenchYearPatient patient, String shop) {
        var known = addresses.of(patient.himself());
        if (!known.isEmpty()) {
            return Outcome.done(known.getFirst());
        }
        var at = registry.institution(shop).orElseThrow();
        return addresses.add(
                patient.himself(),
                new Address(
                        0,
                        patient.resident.person().name(),
                        PHONE,
                        "演示路2号3单元401",
                        BigDecimal.valueOf(at.longitude())
                                .add(new BigDecimal("0.004"))
                                .setScale(6, RoundingMode.HALF_UP),
                        BigDecimal.valueOf(at.latitude()).setScale(6, RoundingMode.HALF_UP)));
    }
}
