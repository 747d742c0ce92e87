package cn.yunfang.portal;

import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionLine;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.prescription.UsedStatus;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.EventLog.Told;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.SettlementNumber;
import cn.yunfang.writing.CopiedDraft;
import cn.yunfang.writing.OverrideReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Draws prescriptions for the portals. */
@Component
class Draw {
    private final Registry registry;

    Draw(Registry registry) {
        this.registry = registry;
    }

    /**
     * @param message the D001 message: names and directions as the doctor wrote them
     */
    PrescriptionView view(Prescription rx, Fields message, List<Told> events) {
        var facts = rx.facts();
        var visit = message.object("mdtrtinfo");
        return new PrescriptionView(
                facts.hiRxno(),
                rx.version(),
                state(rx),
                rx.state().statusCode(),
                rx.state().reviewCode(),
                UsedStatus.of(rx).code(),
                institution(facts.institution()),
                doctor(facts.doctor()),
                new PrescriptionView.Patient(facts.personNo(), visit.text("patnName")),
                facts.department(),
                facts.diagnosis(),
                facts.prescribedAt().atOffset(ChinaTime.ZONE),
                validUntil(rx).atOffset(ChinaTime.ZONE),
                rx.issue(),
                facts.issues(),
                facts.intervalDays(),
                nextIssueAt(rx),
                facts.longTerm(),
                rx.cancelRequested(),
                lines(rx, message.list("rxdrugdetail")),
                new Timeline(rx, events, registry).steps(),
                overrides(visit));
    }

    /** A later issue lasts until the next one opens, the last one to the end. */
    private static Instant validUntil(Prescription rx) {
        var facts = rx.facts();
        if (rx.issue() <= 1) {
            return facts.validUntil();
        }
        return rx.issue() < facts.issues() ? rx.opens(rx.issue() + 1) : rx.ends();
    }

    private static List<PrescriptionView.Overridden> overrides(Fields visit) {
        return CopiedDraft.overrides(visit).stream()
                .flatMap(
                        one ->
                                OverrideReason.of(one.text("reason"))
                                        .map(why -> overridden(one, why))
                                        .stream())
                .toList();
    }

    private static PrescriptionView.Overridden overridden(Fields one, OverrideReason why) {
        return new PrescriptionView.Overridden(
                one.text("rule"),
                one.optionalNumber("line").map(BigDecimal::intValue).orElse(0),
                why.name(),
                why.chinese(),
                why.english());
    }

    private static Optional<OffsetDateTime> nextIssueAt(Prescription rx) {
        return rx.state() == PrescriptionState.EFFECTIVE && rx.issue() < rx.facts().issues()
                ? Optional.of(rx.opens(rx.issue() + 1).atOffset(ChinaTime.ZONE))
                : Optional.empty();
    }

    static PrescriptionView.State state(Prescription rx) {
        return new PrescriptionView.State(
                rx.state().name(), rx.state().chinese(), rx.state().english());
    }

    PrescriptionView.Party institution(String code) {
        return new PrescriptionView.Party(
                code, registry.institution(code).map(Institution::name).orElse(""));
    }

    private PrescriptionView.Party doctor(String code) {
        return new PrescriptionView.Party(
                code, registry.practitioner(code).map(Practitioner::name).orElse(""));
    }

    private List<PrescriptionView.Line> lines(Prescription rx, List<Fields> written) {
        return rx.lines().stream().map(line -> line(rx, line, written.get(line.no() - 1))).toList();
    }

    private PrescriptionView.Line line(Prescription rx, PrescriptionLine line, Fields written) {
        return new PrescriptionView.Line(
                line.issue(),
                line.no(),
                line.drugCode(),
                written.text("drugGenname"),
                written.text("drugSpec"),
                written.text("drugDosform"),
                usage(written),
                line.quantity().stripTrailingZeros(),
                line.unit(),
                line.dispensed().stripTrailingZeros(),
                new PrescriptionView.State(
                        line.state().name(), line.state().chinese(), line.state().english()),
                Optional.of(line.holder()).filter(code -> !code.isEmpty()).map(this::institution),
                line.settlement() == 0
                        ? Optional.empty()
                        : Optional.of(
                                new SettlementNumber(rx.id().bucket(), line.settlement())
                                        .toString()),
                line.withheld().stripTrailingZeros());
    }

    /** 一次0.2g，每日三次，口服，3天: only what the doctor wrote. */
    static String usage(Fields written) {
        var dose = written.optional("sinDoscnt").map(n -> "一次" + n + written.text("sinDosunt"));
        var days = written.optional("medcDays").map(n -> n + "天");
        return String.join(
                "，",
                Stream.of(
                                dose,
                                written.optional("usedFrquName"),
                                written.optional("medcWayDscr"),
                                days,
                                written.optional("drordDscr"))
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** 张*三: the first and, of three characters or more, the last one stay. */
    static String masked(String name) {
        if (name.length() < 2) {
            return name;
        }
        return name.length() == 2
                ? name.charAt(0) + "*"
                : name.charAt(0) + "*".repeat(name.length() - 2) + name.charAt(name.length() - 1);
    }
}
