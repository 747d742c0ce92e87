package cn.yunfang.recall;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.formulary.TestFormularies;
import cn.yunfang.recall.AnnounceRecall.Notice;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.TestDatabases;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class AnnounceRecallModuleTests {
    // a region without hospitals, so that nobody's prescription is concerned
    private final Caller bureau = bureau("9701");
    private final Caller otherBureau = bureau("9702");
    private final LocalDate today = ChinaTime.today(Clock.systemUTC());
    private final String id = "T-" + ThreadLocalRandom.current().nextInt(1_000_000_000);
    private final String drug = TestFormularies.formulary().circulating(today).getFirst().code();
    private final AnnounceRecall announce =
            new AnnounceRecall(
                    TestDatabases.journal(Clock.systemUTC()),
                    TestFormularies.formulary(),
                    TestRecalls.recalls());

    private static Caller bureau(String region) {
        return new Caller(Caller.Role.REGULATOR, region, "周", Optional.empty());
    }

    private Notice notice(String id) {
        return new Notice(id, drug, List.of("L1 "), 2, today, "原因", "reason", "通告");
    }

    private static Recall stored(Outcome<Recall> outcome) {
        return ((Outcome.Done<Recall>) outcome).value();
    }

    private static Reason reason(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).refusal().reason();
    }

    private String wrong(Notice notice) {
        return announce.announce(bureau, notice) instanceof Outcome.Refused<?>(var refusal)
                ? refusal.field()
                : "stored";
    }

    @Test
    void standsInItsRegionFromItsDayUntilItIsLifted() {
        var recall = stored(announce.announce(bureau, notice(id)));
        var now = Clock.systemUTC().instant();

        assertThat(recall.batches()).containsExactly("L1");
        assertThat(recall.concerns(" L1")).isTrue();
        assertThat(recall.concerns("L2")).isFalse();
        assertThat(recall.stands("970101", today, now)).isTrue();
        assertThat(recall.stands("970201", today, now)).isFalse();
        assertThat(recall.stands("970101", today.minusDays(1), now)).isFalse();
        assertThat(recall.stands("970101", today, recall.storedAt().minusSeconds(1))).isFalse();
        var lifted = stored(announce.lift(bureau, id));
        assertThat(lifted.stands("970101", today, lifted.liftedAt().orElseThrow())).isFalse();
        assertThat(lifted.stands("970101", today, recall.storedAt())).isTrue();
    }

    @Test
    void isStoredOnceAndLiftedOnceByItsOwnBureau() {
        assertThat(reason(announce.lift(bureau, id))).isEqualTo(Reason.RECALL_UNKNOWN);
        stored(announce.announce(bureau, notice(id)));

        assertThat(reason(announce.announce(bureau, notice(id)))).isEqualTo(Reason.RECALL_ID_TAKEN);
        assertThat(reason(announce.lift(otherBureau, id))).isEqualTo(Reason.RECALL_UNKNOWN);
        stored(announce.lift(bureau, id));
        assertThat(reason(announce.lift(bureau, id))).isEqualTo(Reason.RECALL_UNKNOWN);
        assertThat(reason(announce.announce(bureau("H32010200001"), notice(id))))
                .isEqualTo(Reason.NOT_ALLOWED);
        assertThat(all(announce.list(otherBureau))).extracting(Recall::id).doesNotContain(id);
        assertThat(all(announce.list(bureau("97")))).extracting(Recall::id).contains(id);
    }

    private static List<Recall> all(Outcome<List<Recall>> outcome) {
        return ((Outcome.Done<List<Recall>>) outcome).value();
    }

    @Test
    void whatCannotBeRightIsRefusedByName() {
        var none = List.<String>of();
        assertThat(wrong(notice("a b"))).isEqualTo("id");
        assertThat(wrong(new Notice(id, "X", none, 1, today, "因", "r", "通告"))).isEqualTo("drug");
        assertThat(wrong(new Notice(id, drug, none, 4, today, "因", "r", "通告"))).isEqualTo("grade");
        assertThat(wrong(new Notice(id, drug, none, 0, today, "因", "r", "通告"))).isEqualTo("grade");
        assertThat(wrong(new Notice(id, drug, none, 1, today.minusDays(1), "因", "r", "通告")))
                .isEqualTo("from");
        assertThat(wrong(new Notice(id, drug, List.of(" "), 1, today, "因", "r", "通告")))
                .isEqualTo("batches");
        assertThat(wrong(new Notice(id, drug, none, 1, today, " ", "r", "通告")))
                .isEqualTo("chinese");
        assertThat(wrong(new Notice(id, drug, none, 1, today, "因", "", "通告"))).isEqualTo("english");
        assertThat(wrong(new Notice(id, drug, none, 1, today, "因", "r".repeat(301), "通告")))
                .isEqualTo("english");
        assertThat(wrong(new Notice(id, drug, none, 1, today, "因", "r", ""))).isEqualTo("source");
    }
}
