package cn.yunfang.national;

import static cn.yunfang.national.FsiTill.PRICE;
import static cn.yunfang.national.FsiTill.assertRefused;
import static java.math.BigDecimal.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Messages of settlement that come twice, at once, or are reversed. */
class FsiRepetitionFlowTests extends FsiFlow {
    @Test
    void sameMsgidGetsTheSameAnswerAndOtherContentIsRefused() {
        var msgid = site.msgid();
        var input = FsiSite.purchase(person, "", ONE, PRICE, till.drug());
        var first = site.send("2102", msgid, input);

        assertThat(site.send("2102", msgid, input).object("output").canonical())
                .isEqualTo(first.object("output").canonical());
        var other = FsiSite.purchase(person, "", new BigDecimal("2"), PRICE, till.drug());
        assertRefused(site.send("2102", msgid, other), Reason.MSGID_REUSED);
    }

    @Test
    void reversesASettlementAndRefusesTheMessageAfterwards() {
        var msgid = site.msgid();
        var input = FsiSite.purchase(person, "", ONE, PRICE, till.drug());
        site.send("2102", msgid, input);

        var first = till.reverse(msgid);
        var again = till.reverse(msgid);

        assertThat(first.text("infcode")).isEqualTo("0");
        assertThat(again.object("output").canonical())
                .isEqualTo(first.object("output").canonical());
        assertThat(till.balance()).isEqualTo(new Fen(5_000));
        assertRefused(site.send("2102", msgid, input), Reason.MSGID_REVERSED);
        till.assertBooksAgree();
    }

    @Test
    void refusesAMessageThatWasReversedBeforeItCame() {
        var msgid = site.msgid();
        assertThat(till.reverse(msgid).text("infcode")).isEqualTo("0");

        assertRefused(
                site.send("2102", msgid, FsiSite.purchase(person, "", ONE, PRICE, till.drug())),
                Reason.MSGID_REVERSED);
    }

    @Test
    void anUndoingThatTookEffectIsNotReversed() {
        var info = till.settled(FsiSite.purchase(person, "", ONE, PRICE, till.drug()));
        var msgid = site.msgid();
        till.undo(info, msgid);

        assertRefused(till.reverse(msgid), Reason.UNDO_STANDS);
    }

    @Test
    void oneMsgidTwiceAtOnceIsOneSettlement() {
        var msgid = site.msgid();
        var input = FsiSite.purchase(person, "", ONE, PRICE, till.drug());

        Callable<Fields> settle = () -> site.send("2102", msgid, input);
        var answers = AtOnce.all(Collections.nCopies(4, settle));

        assertThat(answers.stream().map(one -> one.object("output").canonical()).distinct())
                .hasSize(1);
        assertThat(answers.getFirst().text("infcode")).isEqualTo("0");
        assertThat(till.balance()).isEqualTo(new Fen(1_000));
        till.assertBooksAgree();
    }

    @Test
    void twoSettlementsOfOnePersonAtOnceAreBothRight() {
        var input = FsiSite.purchase(person, "", ONE, new BigDecimal("30.00"), till.drug());

        Callable<Fields> settle = () -> site.send("2102", site.msgid(), input);
        var answers = AtOnce.all(Collections.nCopies(2, settle));

        assertThat(answers).allMatch(one -> one.text("infcode").equals("0"));
        assertThat(
                        answers.stream()
                                .map(one -> one.object("output").object("setlinfo"))
                                .map(info -> info.text("acct_pay"))
                                .sorted())
                .containsExactly("20.00", "30.00");
        till.assertBooksAgree();
    }
}
