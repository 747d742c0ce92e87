package cn.yunfang.national;

import static cn.yunfang.national.FsiTill.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.chronic.ApplicationState;
import cn.yunfang.chronic.Applications;
import cn.yunfang.chronic.ApplyForFiling;
import cn.yunfang.chronic.DetermineApplication;
import cn.yunfang.chronic.FilingApplication;
import cn.yunfang.chronic.FilingApplication.Statement;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A filing that was applied for and determined beside those that institutions declare (2503). */
class DeterminedFilingFlowTests extends DeclarationFlow {
    private static final int ROUNDS = 5;
    private static final List<Integer> MET = List.of(1, 2, 6);

    @Autowired private ApplyForFiling apply;
    @Autowired private DetermineApplication determine;
    @Autowired private Applications applications;

    private static Caller clerk(String name) {
        return new Caller(Caller.Role.CLERK, "3710", name, Optional.empty());
    }

    private Caller patient() {
        return new Caller(Caller.Role.PATIENT, "", person.no(), Optional.empty());
    }

    private Outcome<FilingApplication> applied() {
        return apply.apply(
                patient(),
                new ApplyForFiling.Draft(
                        person.no(),
                        HYPERTENSION,
                        "",
                        "",
                        "",
                        List.of(
                                stated(1, Optional.empty()),
                                stated(2, Optional.of(new BigDecimal("168"))),
                                stated(6, Optional.empty()))));
    }

    private Statement stated(int criterion, Optional<BigDecimal> value) {
        return new Statement(criterion, "有病历", value, Optional.of(today), "测试医院");
    }

    private Outcome<FilingApplication> decided(String id, String clerk, boolean granted) {
        return determine.determine(
                clerk(clerk),
                id,
                new DetermineApplication.Decision(
                        granted, MET, Optional.empty(), Optional.empty(), "符合", "met", 0));
    }

    private static FilingApplication done(Outcome<FilingApplication> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<FilingApplication>) outcome).value();
    }

    private static boolean isDone(Outcome<?> outcome) {
        return outcome instanceof Outcome.Done<?>;
    }

    private static Reason reason(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).refusal().reason();
    }

    private FilingApplication now(String id) {
        var whole = applications.one(clerk("甲"), id, "test");
        return ((Outcome.Done<FilingApplication.Whole>) whole).value().application();
    }

    @Test
    void theNextSettlementHasTheBenefitOfADeterminedFiling() {
        var id = done(applied()).number().toString();
        assertRefused(site.send("2101", site.msgid(), chronicPurchase()), Reason.NOT_ENTITLED);

        var granted = done(decided(id, "甲", true));

        assertThat(granted.state()).isEqualTo(ApplicationState.DETERMINED);
        assertThat(granted.filing()).isPresent();
        VisitDesk.done(site.send("2101", site.msgid(), chronicPurchase()));
        till.settled(chronicPurchase());
        var filing = filings().getFirst();
        assertThat(filing.text("opsp_dise_code")).isEqualTo(HYPERTENSION);
        assertThat(filing.text("begndate")).isEqualTo(today.toString());
        assertThat(filing.text("enddate")).isEqualTo("2099-12-31");
        assertThat(reason(applied())).isEqualTo(Reason.FILING_OVERLAPS);
    }

    @Test
    void aHospitalsOwnFilingAnswersAnOpenApplication() {
        var id = done(applied()).number().toString();

        var number = number(file(filing()));

        assertThat(now(id).state()).isEqualTo(ApplicationState.DETERMINED);
        assertThat(now(id).filing()).contains(number);
        assertThat(reason(decided(id, "甲", true))).isEqualTo(Reason.APPLICATION_STATE);
        assertThat(filings()).hasSize(1);
    }

    @Test
    void aFilingOfAnotherDiseaseLeavesTheApplicationOpen() {
        var id = done(applied()).number().toString();

        number(file(filing("opsp_dise_code", "M01600")));

        assertThat(now(id).state()).isEqualTo(ApplicationState.APPLIED);
    }

    @RepeatedTest(ROUNDS)
    void ofTwoWhoDetermineAtOnceOneDoes() {
        var id = done(applied()).number().toString();

        var answers =
                AtOnce.<Outcome<FilingApplication>>all(
                        () -> decided(id, "甲", true), () -> decided(id, "乙", false));

        assertThat(answers.stream().filter(DeterminedFilingFlowTests::isDone)).hasSize(1);
        boolean granted = isDone(answers.getFirst());
        assertThat(filings()).hasSize(granted ? 1 : 0);
        assertThat(reason(answers.get(granted ? 1 : 0))).isEqualTo(Reason.APPLICATION_STATE);
        assertThat(now(id).version()).isEqualTo(2);
    }

    @RepeatedTest(ROUNDS)
    void ofApplicationsForOneDiseaseAtOnceOneIsMade() {
        Callable<Outcome<FilingApplication>> once = this::applied;

        var answers = AtOnce.all(List.of(once, once, once));

        var made = answers.stream().filter(DeterminedFilingFlowTests::isDone).toList();
        assertThat(made).hasSize(1);
        answers.stream()
                .filter(one -> !made.contains(one))
                .forEach(one -> assertThat(reason(one)).isEqualTo(Reason.APPLICATION_OPEN));
    }

    @RepeatedTest(ROUNDS)
    void ofADeterminationAndAHospitalsOwnFilingAtOnceOneFilingIsMade() {
        var id = done(applied()).number().toString();

        AtOnce.<Object>all(() -> decided(id, "甲", true), () -> file(filing()));

        assertThat(filings()).hasSize(1);
        assertThat(now(id).state()).isEqualTo(ApplicationState.DETERMINED);
        assertThat(now(id).filing()).isPresent();
    }
}
