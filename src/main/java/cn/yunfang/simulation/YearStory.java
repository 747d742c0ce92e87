package cn.yunfang.simulation;

import static cn.yunfang.simulation.YearPeople.find;

import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A chronic patient's year, day by day, ending today: filed, under contract, three issues at a time
 * that wait for a reading, once out of range, once missing, once not collected, renewed by phone.
 */
final class YearStory {
    static final int DAYS = 364;
    private static final int MORNING = 9;
    private static final int EVENING = 20;
    private static final int HOURS = 24;
    private static final int PHARMACY = 3;

    /** Packs that seven of 28 days take. */
    private static final int BRIDGE = 1;

    // has everything on the shelf and brings it, however little
    private static final int BRINGING = 0;
    private static final String PHONE = "患者 phone";
    private static final String DOCTOR = "医生 doctor";
    private static final String PHARMACIST = "药店 ERP";
    private static final String PLATFORM = "平台 system";

    private final CityTime time;
    private final YearPeople people;
    private final LocalDate first;
    private final StepLog log;
    private final YearFiling filing;
    private final YearVisit visit;
    private final YearRenewal renewals;

    YearStory(YearPeople people, CityTime time, LocalDate today, StepLog log) {
        this.people = people;
        this.time = time;
        this.log = log;
        this.first = today.minusDays(DAYS);
        this.filing = new YearFiling(people, log, first);
        this.visit = new YearVisit(people, log);
        this.renewals = new YearRenewal(people, log);
    }

    void play() {
        filed();
        on(5);
        filing.contract();
        var second = firstQuarter();
        bridged(second);
        var third = forgotten(second);
        longAfter(third);
        new YearLookedBack(people, log).show(first);
    }

    private void on(int day) {
        at(day, MORNING);
    }

    private void at(int day, int hour) {
        time.moveTo(ChinaTime.startOf(first.plusDays(day)).plus(Duration.ofHours(hour)));
    }

    private void filed() {
        on(0);
        var id = filing.apply(0);
        on(3);
        filing.determine(id, first.plusDays(3));
    }

    // ---- prescriptions

    /** Written in the hospital, one issue released, one held; answers the renewal's number. */
    private String firstQuarter() {
        on(8);
        var rx =
                log.step(
                                DOCTOR,
                                "首诊，开长处方 long prescription",
                                () ->
                                        people.doctorDesk()
                                                .post("/written-prescriptions", people.draft()),
                                done ->
                                        done.output().text("hiRxno")
                                                + " 3×28 天 days，凭血压 by pressure")
                        .output()
                        .text("hiRxno");
        collected(rx, 1);
        at(19, EVENING);
        visit.offLine();
        at(35, EVENING);
        measured(134, 84);
        on(36);
        opened(rx, 2, "测量值达标 reading in range");
        collected(rx, 2);
        at(62, EVENING);
        measured(166, 98);
        alerted();
        on(64);
        held(rx);
        collected(rx, 3);
        on(80);
        return renewals.one(rx, "药快用完了，血压已降");
    }

    private void measured(int systolic, int diastolic) {
        log.step(
                PHONE,
                "居家测量 home reading",
                () -> people.measured(systolic, diastolic),
                done ->
                        "%d/%d mmHg %s"
                                .formatted(
                                        systolic, diastolic, level(done.output().list("items"))));
    }

    private static String level(List<Fields> taken) {
        return taken.stream().anyMatch(one -> !one.text("level").equals("FINE"))
                ? "超出目标 out of range"
                : "达标 in range";
    }

    private void collected(String rx, int issue) {
        collected(rx, issue, YearPeople.PACKS);
    }

    private void collected(String rx, int issue, int packs) {
        log.add(
                PHARMACIST,
                "第%d次取药 issue %1$d collected".formatted(issue),
                () -> people.collect(PHARMACY, rx, issue, packs),
                YearPeople.Bought::said);
    }

    private void opened(String rx, int issue, String why) {
        people.await(rx, issue);
        log.add(PLATFORM, "第%d次取药开放 issue %1$d opens".formatted(issue), why, 0);
    }

    private static boolean isOutOfRange(Fields waiting) {
        return waiting.text("why").equals("OUT_OF_RANGE");
    }

    private void alerted() {
        var desk = people.villagePhone();
        var alerts = desk.get("/reading-alerts").must().list("items");
        var systolic =
                alerts.stream()
                        .filter(one -> one.text("psnNo").equals(people.patient.no()))
                        .filter(one -> one.object("kind").text("kind").equals("SYSTOLIC"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no alert"));
        log.step(
                "村医 village",
                "测量提醒 alert, acknowledged",
                () ->
                        desk.post(
                                "/reading-alerts/" + systolic.text("id") + "/acknowledgement",
                                Map.of("note", "已电话随访，嘱按时服药，转告开方医师")),
                done -> "收缩压 166；" + done.output().text("note"));
    }

    private void held(String rx) {
        Patience.await(
                "a task",
                () ->
                        find(people.doctorDesk().get("/refill-tasks"), "hiRxno", rx)
                                .filter(task -> isOutOfRange(task.object("waiting"))));
        log.add(PLATFORM, "第3次暂不开放 issue 3 is held", "血压超出，转医生 to the doctor", 0);
        log.step(
                DOCTOR,
                "看趋势，决定放行 looks, releases",
                () ->
                        people.doctorDesk()
                                .post(
                                        "/refill-tasks/" + rx + "/decision",
                                        Map.of("decision", "RELEASE", "reason", "漏服所致，复测平稳，继续")),
                done -> done.output().text("reason"));
        at(64, MORNING + 1);
        opened(rx, 3, "医生放行 by the doctor's word");
    }

    // ---- a missing reading, and medicine brought

    private void bridged(String rx) {
        collected(rx, 1);
        on(108);
        opened(rx, 2, "未测量，先给一盒过渡 no reading: a bridge supply, once");
        log.add(PLATFORM, "提醒患者 the patient is told", people.told("ISSUE_BRIDGED"), 0);
        new YearParcel(people, log, BRINGING).bring(rx, BRIDGE);
        at(110, EVENING);
        measured(128, 80);
        on(111);
        opened(rx, 2, "达标，其余药量开放 the rest opens");
        collected(rx, 2, YearPeople.PACKS - BRIDGE);
    }

    // ---- an issue nobody collected, and the rest of the year

    private String forgotten(String rx) {
        at(135, EVENING);
        measured(131, 82);
        on(136);
        opened(rx, 3, "达标 in range");
        on(140);
        visit.once(YearVisit.ROUTINE);
        on(165);
        log.add(PLATFORM, "第3次到期未取 not collected", people.told("ISSUE_UNCOLLECTED"), 0);
        var missed = people.doctorDesk().get("/uncollected-issues").must();
        if (missed.list("newest").stream().noneMatch(one -> one.text("hiRxno").equals(rx))) {
            throw new IllegalStateException("the doctor does not see that it was not collected");
        }
        log.add(DOCTOR, "到期未取名单 uncollected issues", missed.text("total") + " 次 in 90 days", 0);
        return renewals.one(rx, "外出两周忘了取药");
    }

    private void longAfter(String third) {
        var fourth = quarter(third, 165);
        var fifth = quarter(fourth, 249);
        collected(fifth, 1);
        at(338, EVENING);
        log.add(PLATFORM, "认定将到期 the filing ends soon", people.told("FILING_ENDING"), 0);
        var again = filing.apply(338);
        on(340);
        filing.determine(again, first.plusDays(3).plusYears(1));
        at(360, EVENING);
        measured(126, 79);
        on(361);
        opened(fifth, 2, "达标 in range");
        collected(fifth, 2);
        // later than it is: the clock is right again
        at(DAYS, HOURS);
    }

    /** Three issues as they should be, and a visit, in a row each; answers the renewal's number. */
    private String quarter(String rx, int day) {
        var all = new ArrayList<YearPeople.Bought>();
        log.add(
                PHARMACIST,
                "三次按测量值开放并取药 three issues",
                () -> {
                    for (int issue = 1; issue <= YearPeople.ISSUES; issue++) {
                        int opens = day + (issue - 1) * YearPeople.INTERVAL;
                        if (issue > 1) {
                            at(opens - 1, EVENING);
                            people.measured(130 - issue, 80).must();
                            on(opens);
                        }
                        all.add(people.collect(PHARMACY, rx, issue));
                    }
                    return all;
                },
                YearPeople.Bought::together);
        visit.once(YearVisit.ROUTINE);
        on(day + YearPeople.ISSUES * YearPeople.INTERVAL);
        return renewals.quietly(rx, "按时服药，血压平稳");
    }
}
