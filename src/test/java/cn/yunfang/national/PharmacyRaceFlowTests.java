package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestDatabase;
import cn.yunfang.YunfangTest;
import cn.yunfang.shared.Reason;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages that arrive at the same moment: each fact happens once, and the loser learns why. */
@YunfangTest
class PharmacyRaceFlowTests extends PharmacyFlow {
    private static final int ROUNDS = 5;
    private static final int SENDERS = 6;

    private List<TestWorld.Answer> won(List<TestWorld.Answer> answers) {
        return answers.stream().filter(answer -> answer.code() == 0).toList();
    }

    /** Exactly one of them went through; answers why the others did not. */
    private List<Reason> losersOfOneWinner(List<TestWorld.Answer> answers) {
        assertThat(won(answers)).hasSize(1);
        return answers.stream()
                .filter(answer -> answer.code() != 0)
                .map(PharmacyFlow::refusal)
                .toList();
    }

    @RepeatedTest(ROUNDS)
    void onePharmacyGetsALineThatTwoClaim() {
        var rx = clinic.prescribes(world.drug());
        var here = one.token(rx);
        var there = other.token(rx);

        var answers = AtOnce.all(() -> one.download(here), () -> other.download(there));

        assertThat(losersOfOneWinner(answers)).containsExactly(Reason.LINES_NOT_AVAILABLE);
    }

    @RepeatedTest(ROUNDS)
    void bothPharmaciesGetDifferentLines() {
        var rx = clinic.prescribes(world.drug(), world.anotherDrug());
        var here = one.token(rx);
        var there = other.token(rx);

        var answers = AtOnce.all(() -> one.download(here, 1), () -> other.download(there, 2));

        assertThat(won(answers)).hasSize(2);
        assertThat(answers.getFirst().output().texts("claimedLineNos")).containsExactly("1");
        assertThat(answers.getLast().output().texts("claimedLineNos")).containsExactly("2");
    }

    @RepeatedTest(ROUNDS)
    void onePharmacyBindsAQrCodeThatTwoShow() {
        var qr = clinic.qr(clinic.prescribes(world.drug()));

        var answers = AtOnce.all(() -> one.decode(qr), () -> other.decode(qr));

        assertThat(losersOfOneWinner(answers)).containsExactly(Reason.NOT_THE_HOLDER);
    }

    @RepeatedTest(ROUNDS)
    void oneDownloadSentTwiceIsOneClaim() {
        var token = one.token(clinic.prescribes(world.drug()));

        var answers = AtOnce.all(() -> one.download(token), () -> one.download(token));

        assertThat(won(answers)).hasSize(2);
        assertThat(answers.getFirst().output().text("claimSecret"))
                .isEqualTo(answers.getLast().output().text("claimSecret"));
    }

    @RepeatedTest(ROUNDS)
    void onePackIsSoldOnceInTwoSales() {
        var codes = Counter.traceCodes(1);
        var here = one.prepared(clinic.prescribes(world.drug()));
        var there = other.prepared(clinic.prescribes(world.drug()));
        var packs = Counter.packs(world.drug(), codes);

        var answers =
                AtOnce.all(
                        () -> one.sell(one.cashSale(here, packs)),
                        () -> other.sell(other.cashSale(there, packs)));

        assertThat(losersOfOneWinner(answers)).containsExactly(Reason.PACK_ALREADY_SOLD);
    }

    @RepeatedTest(ROUNDS)
    void oneSaleSentSixTimesIsOneSale() {
        var passed = one.prepared(clinic.prescribes(world.drug()));
        var sale = one.cashSale(passed, Counter.packs(world.drug(), 1));
        Callable<TestWorld.Answer> sell = () -> one.sell(sale);

        var answers = AtOnce.all(Collections.nCopies(SENDERS, sell));

        assertThat(won(answers)).hasSize(SENDERS);
        assertThat(answers.stream().map(answer -> answer.output().canonical()).distinct())
                .hasSize(1);
        var count = JdbcClient.create(TestDatabase.dataSource());
        assertThat(
                        count.sql("select count(*) from dispense.sale where sale_number = ?")
                                .param(answers.getFirst().output().text("selldrugSn"))
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @RepeatedTest(ROUNDS)
    void oneReturnSentTwiceTakesGoodsBackOnce() {
        var sold = one.sellsEverything(one.prepared(clinic.prescribes(world.drug())));
        var message = one.returnMessage(sold);

        var answers = AtOnce.all(() -> one.takeBack(message), () -> one.takeBack(message));

        assertThat(won(answers)).hasSize(2);
        assertThat(answers)
                .allSatisfy(
                        answer ->
                                assertThat(answer.output().text("rxUsedStasCodg")).isEqualTo("0"));
    }

    @RepeatedTest(ROUNDS)
    void oneReportSentSixTimesIsOneParcel() {
        var rx = clinic.prescribes(world.drug());
        one.fetch(rx);
        var report = one.parcelMessage(rx, "PS1", "10");
        Callable<TestWorld.Answer> tell = () -> one.call("rxDelv", report);

        assertThat(won(AtOnce.all(Collections.nCopies(SENDERS, tell)))).hasSize(SENDERS);
    }

    @RepeatedTest(ROUNDS)
    void aLineIsGivenBackOrSoldAndNeverBoth() {
        var rx = clinic.prescribes(world.drug());
        var passed = one.prepared(rx);
        var sale = one.cashSale(passed, Counter.packs(world.drug(), 1));

        var answers = AtOnce.all(() -> one.sell(sale), () -> one.giveBack(passed.held()));

        assertThat(losersOfOneWinner(answers))
                .containsAnyOf(Reason.LEASE_ENDED, Reason.LINES_NOT_AVAILABLE);
        var used = clinic.look("rxSetlInfoQuery", rx).text("rxUsedStasCodg");
        assertThat(used).isEqualTo(answers.getFirst().code() == 0 ? "3" : "0");
    }
}
