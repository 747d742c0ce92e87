package cn.yunfang.portal;

import cn.yunfang.care.Contract;
import cn.yunfang.care.Control;
import cn.yunfang.care.Escalation;
import cn.yunfang.care.Visit;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What pages show of contracts, visits and what is put to a hospital. */
final class CareView {
    /**
     * A service package.
     *
     * @param fee yuan a year
     */
    @Schema(name = "CarePackage")
    record Package(
            String code, Words name, List<Words> services, List<Words> follows, BigDecimal fee) {}

    /** A doctor with whom a contract can be made. */
    @Schema(name = "FamilyDoctor")
    record Doctor(
            PrescriptionView.Party doctor,
            PrescriptionView.Party institution,
            String department,
            String address) {}

    /**
     * A contract.
     *
     * @param mine whether it waits for the caller to agree
     * @param renewable whether it may be renewed now
     */
    @Schema(name = "CareContract")
    record OneContract(
            @Schema(example = "JK0733000000000021001") String id,
            PrescriptionView.Patient patient,
            PrescriptionView.Party doctor,
            PrescriptionView.Party institution,
            Package servicePackage,
            LocalDate from,
            LocalDate to,
            Contract.State state,
            boolean mine,
            boolean renewable,
            String endReason) {}

    /**
     * @param next send it as {@code before} for the next page; absent on the last one
     */
    @Schema(name = "CareContracts")
    record Contracts(List<OneContract> items, Optional<Long> next) {}

    /**
     * What is asked or measured.
     *
     * @param kind NUMBER, CHOICE or TEXT
     * @param target as it is shown, "" for none
     * @param dangerLow at or below it, and at or above dangerHigh, a hospital has to look
     */
    @Schema(name = "CareItem")
    record OneItem(
            String code,
            String kind,
            Words name,
            String unit,
            Optional<BigDecimal> lowest,
            Optional<BigDecimal> highest,
            String target,
            Optional<BigDecimal> dangerLow,
            Optional<BigDecimal> dangerHigh,
            List<OneChoice> choices,
            boolean required) {}

    @Schema(name = "CareChoice")
    record OneChoice(String code, Words name, Control finding) {}

    /** How a disease is followed up, and where that stands. */
    @Schema(name = "CareGuideline")
    record OneGuideline(
            String code, Words name, List<OneItem> items, int visitsAYear, String source) {}

    /** Whom a visit is for. */
    @Schema(name = "CarePerson")
    record OnePerson(String psnNo, String name, String sex, LocalDate birthDate) {}

    /**
     * What the visit before found.
     *
     * @param answers by item
     */
    @Schema(name = "CareLast")
    record Last(LocalDate day, Control control, Map<String, String> answers) {}

    /** A visit that is due, with all that a device needs to do it without a network. */
    @Schema(name = "CareVisitDue")
    record Due(
            @Schema(example = "JK0733000000000021001") String id,
            OnePerson person,
            String guideline,
            LocalDate dueDay,
            boolean overdue,
            Map<String, String> answers,
            Optional<Last> last) {}

    /**
     * @param serverTime by which a device corrects its clock
     */
    @Schema(name = "CareWork")
    record Work(OffsetDateTime serverTime, List<OneGuideline> guidelines, List<Due> items) {}

    /** An answer that counts, and what else was said. */
    @Schema(name = "CareAnswer")
    record Answer(String item, Words name, Word word, Control finding, List<Word> alsoSaid) {}

    /**
     * @param answer as it was sent; @param words as people read it
     */
    @Schema(name = "CareWord")
    record Word(
            String answer,
            Words words,
            PrescriptionView.Party by,
            String device,
            OffsetDateTime at) {}

    /** A visit and what its forms say together. */
    @Schema(name = "CareVisit")
    record OneVisit(
            String id,
            OnePerson person,
            OneGuideline guideline,
            PrescriptionView.Party doctor,
            PrescriptionView.Party institution,
            LocalDate dueDay,
            Visit.State state,
            Control control,
            Optional<OffsetDateTime> madeAt,
            List<Answer> answers,
            Optional<OneEscalation> escalation) {}

    /** What a visit found is put to a hospital. */
    @Schema(name = "CareEscalation")
    record OneEscalation(
            String id,
            String visit,
            PrescriptionView.Patient patient,
            PrescriptionView.Party from,
            PrescriptionView.Party doctor,
            PrescriptionView.Party to,
            List<Words> findings,
            boolean danger,
            OffsetDateTime raisedAt,
            Optional<EscalationReply> answer) {}

    @Schema(name = "CareEscalationReply")
    record EscalationReply(
            Escalation.Advice advice, Words words, String text, String by, OffsetDateTime at) {}

    /**
     * @param next send it as {@code before} for the next page; absent on the last one
     */
    @Schema(name = "CareEscalations")
    record Escalations(List<OneEscalation> items, Optional<Long> next) {}

    /** What is planned for a patient and what was found. */
    @Schema(name = "OwnCare")
    record Own(List<OwnVisit> visits, List<OneEscalation> escalations) {}

    @Schema(name = "OwnCareVisit")
    record OwnVisit(
            String id,
            Words guideline,
            LocalDate dueDay,
            Visit.State state,
            Control control,
            Optional<OffsetDateTime> madeAt,
            PrescriptionView.Party doctor) {}

    private CareView() {}
}
