package cn.yunfang.settlement;

import cn.yunfang.benefit.BenefitClaim;
import cn.yunfang.benefit.Policies;
import cn.yunfang.benefit.Policy;
import cn.yunfang.chronic.Designation;
import cn.yunfang.chronic.Filing;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.person.Person;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 2001: whether a person enjoys a benefit on a day, and from which funds. */
@Component
public class CheckEntitlement {
    private final Database database;
    private final Journal journal;
    private final Circumstances.Sources sources;
    private final Policies policies;
    private final Eligibility eligibility;
    private final AccessLog accessLog;

    CheckEntitlement(
            Database database,
            Journal journal,
            Circumstances.Sources sources,
            Policies policies,
            Eligibility eligibility,
            AccessLog accessLog) {
        this.database = database;
        this.journal = journal;
        this.sources = sources;
        this.policies = policies;
        this.eligibility = eligibility;
        this.accessLog = accessLog;
    }

    /**
     * @param institution where it is to be enjoyed; @param disease dise_codg, "" when none
     */
    public record Question(
            String personNo,
            String insuranceType,
            String institution,
            String medType,
            String disease,
            LocalDate on) {}

    /**
     * @param fundType fund_pay_type, "" when nothing is granted
     * @param why the refusal when it is not granted
     */
    public record Entitlement(
            String fundType, boolean granted, LocalDate from, LocalDate to, Optional<Reason> why) {}

    public Outcome<List<Entitlement>> check(Caller caller, Question question) {
        var trip = new RoundTrip();
        var person = trip.add(sources.persons().byNo(question.personNo));
        var filed = trip.add(sources.filings().of(question.personNo));
        var sites = trip.add(sources.designations().of(question.personNo));
        trip.add(accessLog.look(caller, journal.now(), "2001", question.personNo, "settlement"));
        return database.commit(trip)
                .<Outcome<List<Entitlement>>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                person.get()
                                        .map(
                                                one ->
                                                        entitlements(
                                                                question,
                                                                one,
                                                                filed.get(),
                                                                sites.get()))
                                        .<Outcome<List<Entitlement>>>map(Outcome::done)
                                        .orElseGet(
                                                () ->
                                                        Outcome.refused(
                                                                Refusal.at(
                                                                        "data.psn_no",
                                                                        Reason.PERSON_UNKNOWN))));
    }

    private List<Entitlement> entitlements(
            Question question, Person person, List<Filing> filed, List<Designation> sites) {
        if (!person.active()) {
            return none(question, Reason.NOT_INSURED);
        }
        boolean chronic = Eligibility.isChronic(question.medType);
        var filing =
                filed.stream()
                        .filter(one -> one.diseaseCode().equals(question.disease))
                        .filter(one -> one.inForceOn(question.on))
                        .findFirst();
        if (!person.insuranceType().equals(question.insuranceType) || chronic && filing.isEmpty()) {
            return none(question, Reason.NOT_ENTITLED);
        }
        var claim = claim(question, person, sites);
        return policies.find(claim)
                .map(
                        policy ->
                                policy.missingDesignation(claim).isPresent()
                                        ? none(question, Reason.NOT_ENTITLED)
                                        : policy.funds().stream()
                                                .map(rule -> granted(rule, policy, filing))
                                                .toList())
                .orElseGet(() -> none(question, Reason.NO_POLICY));
    }

    private static Entitlement granted(
            Policy.FundRule rule, Policy policy, Optional<Filing> filing) {
        return new Entitlement(
                rule.type(),
                true,
                filing.map(Filing::from).orElse(policy.from()),
                filing.map(Filing::to).orElse(policy.to()),
                Optional.empty());
    }

    private static List<Entitlement> none(Question question, Reason why) {
        return List.of(new Entitlement("", false, question.on, question.on, Optional.of(why)));
    }

    private BenefitClaim claim(Question question, Person person, List<Designation> sites) {
        return new BenefitClaim(
                question.on,
                person.insuredDivision(),
                person.insuranceType(),
                person.personType(),
                Purchase.policyMedType(question.medType),
                eligibility.level(question.institution),
                Optional.empty(),
                question.disease,
                Designation.businesses(sites, question.institution, question.on),
                false,
                Fen.ZERO,
                List.of(),
                List.of());
    }

    /** Today in China, for a question that names no day. */
    public LocalDate today() {
        return ChinaTime.date(journal.now());
    }
}
