package cn.yunfang.national;

import cn.yunfang.TestClock;
import cn.yunfang.YunfangTest;
import cn.yunfang.formulary.Drug;
import cn.yunfang.recall.AnnounceRecall;
import cn.yunfang.recall.Recall;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.EventLog;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.supervision.Alert;
import cn.yunfang.supervision.Alerts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** Recalls of a bureau, and looking again at open prescriptions. */
@YunfangTest
abstract class RecallFlow extends PharmacyFlow {
    static final Duration UNTIL_ALL_KNOW = Duration.ofSeconds(10);
    final Caller bureau = new Caller(Caller.Role.REGULATOR, "3201", "周", Optional.empty());
    final Caller otherBureau = new Caller(Caller.Role.REGULATOR, "4401", "吴", Optional.empty());
    private final List<String> standing = new ArrayList<>();

    @AfterEach
    void liftAll() {
        standing.forEach(id -> announce().lift(bureau, id));
        standing.clear();
    }

    AnnounceRecall announce() {
        return world.bean(AnnounceRecall.class);
    }

    Drug drug() {
        return world.drug("瑞舒伐他汀钙片", "10mg*14片");
    }

    static String number() {
        return "T-" + TestWorld.number();
    }

    private AnnounceRecall.Notice notice(String id, List<String> batches) {
        return new AnnounceRecall.Notice(
                id,
                drug().code(),
                batches,
                1,
                ChinaTime.date(TestClock.now()),
                "含量不符合标准",
                "content out of specification",
                "测试召回通告〔2026〕1号");
    }

    Recall recalled(String... batches) {
        var id = number();
        standing.add(id);
        return TestWorld.done(announce().announce(bureau, notice(id, List.of(batches))));
    }

    void lookAgain() {
        TestClock.bringWhatIsDue(beans());
        TestClock.later(UNTIL_ALL_KNOW, () -> TestClock.bringWhatIsDue(beans()));
    }

    List<Alert> alerts(Caller who) {
        return TestWorld.done(world.bean(Alerts.class).list(who, Long.MAX_VALUE, 200));
    }

    List<Alert> alerts(Clinic.Prescribed rx) {
        return alerts(bureau).stream().filter(one -> one.hiRxno().equals(rx.hiRxno())).toList();
    }

    List<EventLog.Told> alerted(Clinic.Prescribed rx) {
        var id = PrescriptionId.ofHiRxno(rx.hiRxno()).orElseThrow();
        return world.bean(Database.class).read(EventLog.of(id)).stream()
                .filter(told -> told.name().equals("PrescriptionAlerted"))
                .toList();
    }

    Caller hospital(TestSite site) {
        return new Caller(Caller.Role.MEDICAL, site.code(), "D", Optional.empty());
    }
}
