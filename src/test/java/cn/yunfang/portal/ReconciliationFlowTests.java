package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.YunfangTest;
import cn.yunfang.reconciliation.ReadReconciliation;
import cn.yunfang.reconciliation.ReconcileDetails;
import cn.yunfang.reconciliation.TransferFiles;
import cn.yunfang.settlement.PastSales;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The differences of a clinic as it and its bureau read them. */
@YunfangTest
class ReconciliationFlowTests {
    @Autowired private ApplicationContext beans;
    @Autowired private TransferFiles files;
    @Autowired private ReconcileDetails reconcile;
    @Autowired private ReadReconciliation read;
    @Autowired private ReconciliationController controller;

    private Caller clinic;
    private PastSales sales;

    @BeforeEach
    void aClinicThatSold() {
        sales = new PastSales(beans);
        clinic = new Caller(Caller.Role.MEDICAL, sales.institution(), "HIS", Optional.empty());
    }

    @Test
    void theListIsReadByTheInstitutionAndItsBureauAlone() {
        var day = ChinaTime.date(TestClock.now()).minusDays(40);
        var sold = sales.sell(ChinaTime.startOf(day).plusSeconds(60), 1);
        var empty = done(files.upload(clinic, "none.zip", emptyZip()));
        var made =
                done(
                        reconcile.reconcile(
                                clinic,
                                new ReconcileDetails.Asked(
                                        empty.id(),
                                        "11",
                                        PastSales.division(),
                                        "",
                                        day,
                                        day,
                                        Fen.ZERO,
                                        Fen.ZERO)));
        long id = made.reconciliation().id();

        var whole = controller.whole(clinic, id, null);

        assertThat(whole.reconciliation().differences()).isEqualTo(1);
        var one = whole.differences().getFirst();
        assertThat(one.setlId()).isEqualTo(sold.number().orElseThrow().toString());
        assertThat(one.english()).startsWith("only the platform has it");
        assertThat(one.institution()).isEmpty();
        assertThat(one.platform().orElseThrow().total())
                .isEqualTo(sold.split().totals().medfee().yuan());
        var table = controller.table(clerk(PastSales.division()), id, "reconciliation");
        assertThat(table).startsWith("\uFEFF结算编号,").contains("中心有、机构无", "PLATFORM_ONLY");
        var now = TestClock.now();
        var bureau = read.list(clerk("3710"), now.minusSeconds(60), now.plusSeconds(60));
        assertThat(done(bureau)).extracting("id").contains(id);
        refused(read.whole(clerk("3201"), id, "test"));
        var other = new Caller(Caller.Role.MEDICAL, "H1", "HIS", Optional.empty());
        refused(read.whole(other, id, "test"));
        assertThat(done(read.list(other, Instant.EPOCH, now))).isEmpty();
    }

    private static void refused(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        if (outcome instanceof Outcome.Refused<?>(var refusal)) {
            assertThat(refusal.reason().name()).isEqualTo("RECONCILIATION_UNKNOWN");
        }
    }

    private static Caller clerk(String region) {
        return new Caller(Caller.Role.CLERK, region, "周", Optional.empty());
    }

    private static byte[] emptyZip() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("detail.txt"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.message());
        };
    }
}
