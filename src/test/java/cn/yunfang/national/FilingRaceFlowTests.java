package cn.yunfang.national;

import static cn.yunfang.national.FsiTill.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.RowLock;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** A filing is withdrawn while a purchase is settled under it: one of the two happens. */
class FilingRaceFlowTests extends DeclarationFlow {
    private static final int ROUNDS = 5;

    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private String filing;

    @BeforeEach
    void aFiling() {
        filing = number(file(filing()));
    }

    @AfterEach
    void end() {
        pool.close();
    }

    private Fields settle() {
        return site.send("2102", site.msgid(), chronicPurchase());
    }

    private Fields withdraw() {
        return hospital.send("2504", withdrawal(filing));
    }

    private static boolean done(Fields answer) {
        return answer.text("infcode").equals("0");
    }

    @RepeatedTest(ROUNDS)
    void aWithdrawalWaitsForASettlementUnderWayAndSeesIt() throws Exception {
        Future<Fields> settled;
        Future<Fields> withdrawn;
        try (var _ =
                RowLock.by(
                        "select from settlement.person where person_no = ? for update",
                        person.no())) {
            settled = pool.submit((Callable<Fields>) this::settle);
            RowLock.untilAnsweredOrWaiting(settled, 1);
            withdrawn = pool.submit((Callable<Fields>) this::withdraw);
            RowLock.untilAnsweredOrWaiting(withdrawn, 2);
        }

        VisitDesk.done(settled.get());
        assertRefused(withdrawn.get(), Reason.FILING_USED);
        assertThat(filings()).hasSize(1);
    }

    @RepeatedTest(ROUNDS)
    void aSettlementWaitsForAWithdrawalUnderWayAndIsRefused() throws Exception {
        Future<Fields> settled;
        try (var held =
                RowLock.by(
                        "update chronic.filing set state = 1 where person_no = ?", person.no())) {
            settled = pool.submit((Callable<Fields>) this::settle);
            RowLock.untilAnsweredOrWaiting(settled, 1);
            held.commit();
        }

        assertRefused(settled.get(), Reason.NOT_ENTITLED);
        assertThat(standingSettlements()).isZero();
    }

    @RepeatedTest(4 * ROUNDS)
    void ofAWithdrawalAndASettlementAtOnceOneIsDone() {
        var answers = AtOnce.all(this::settle, this::withdraw);

        assertThat(answers.stream().filter(FilingRaceFlowTests::done)).hasSize(1);
        if (done(answers.getFirst())) {
            assertRefused(answers.getLast(), Reason.FILING_USED);
            assertThat(filings()).hasSize(1);
        } else {
            assertRefused(answers.getFirst(), Reason.NOT_ENTITLED);
            assertThat(standingSettlements()).isZero();
        }
    }
}
