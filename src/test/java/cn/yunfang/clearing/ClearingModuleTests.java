package cn.yunfang.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.clearing.ApplyClearing.Claim;
import cn.yunfang.clearing.ClearingApplication.Figures;
import cn.yunfang.ledger.Account;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClearingModuleTests extends ClearingDesk {
    @Test
    void aMonthIsAppliedForDecidedWithADeductionAndPaid() {
        var sold = sell(month(1), 1);
        sell(month(1), 2);
        var gone = sell(month(1), 2);
        sales.undo(gone, on(month(1), 20));
        var earned = owed();
        var one = applied(month(1));
        assertThat(one.figures().settlements()).isEqualTo(2);
        assertThat(owed()).as("applying books nothing").isEqualTo(earned);
        var half = new Fen(sold.split().totals().fundSum().value() / 2);

        var decided =
                done(decide.decide(CLERK, one.id(), draft(Fen.ZERO, deduction(sold, 1, half))));

        assertThat(decided.state()).isEqualTo(ClearingState.DECIDED);
        assertThat(owed()).isEqualTo(earned.minus(half));
        var bank = balance(Account.bank("371082"));
        var paid = done(pay.pay(CASHIER, one.id()));
        assertThat(paid.payable()).isEqualTo(one.figures().due().minus(half));
        assertThat(owed()).isEqualTo(earned.minus(half).minus(paid.payable()));
        assertThat(balance(Account.bank("371082"))).isEqualTo(bank.minus(paid.payable()));
        assertBooksBalance();
        var statement = done(statements.read(clinic, sales.institution(), month(1), "test"));
        assertThat(statement.agrees()).as("clearing is not earning").isTrue();
        assertThat(statement.clearing().map(ClearingApplication::state))
                .contains(ClearingState.PAID);
        var whole = done(read.whole(clinic, one.id(), "test"));
        assertThat(whole.deductions()).containsExactly(deduction(sold, 1, half));
    }

    @Test
    void refusesAmountsThatAreNotThePlatforms() {
        sell(month(1), 1);
        var right = claim(month(1)).figures();
        var more = right.fund().plus(new Fen(1));
        var wrong =
                new Figures(
                        right.settlements() + 1,
                        right.medfee(),
                        right.inScope(),
                        more,
                        right.account(),
                        right.cash());

        refused(
                apply.apply(clinic, claim(month(1), wrong)),
                Reason.AMOUNT_DIFFERS,
                "psntime（清算人次）：报文金额2与平台计算1",
                "fund_appy_sum（基金申报总额）：报文金额%s与平台计算%s".formatted(more, right.fund()));
    }

    @Test
    void refusesAMonthThatIsNotOverEmptyOrOfAnotherKind() {
        sell(month(1), 1);
        var claim = claim(month(1));
        refused(apply.apply(clinic, claim(month(0))), Reason.CLEARING_MONTH_OPEN);
        refused(apply.apply(clinic, claim(month(7))), Reason.CLEARING_EMPTY);
        var type = new Claim("T", month(1), "41", "01", claim.figures());
        refused(apply.apply(clinic, type), Reason.FIELD_INVALID, "clr_type");
        var way = new Claim("W", month(1), "11", "05", claim.figures());
        refused(apply.apply(clinic, way), Reason.FIELD_INVALID, "clr_way");
        refused(apply.apply(CLERK, claim), Reason.INSTITUTION_UNKNOWN);
    }

    @Test
    void theSameMessageIsOneApplicationAndAnotherIsRefused() {
        sell(month(1), 1);
        sell(month(2), 1);
        var claim = claim(month(1));
        var one = done(apply.apply(clinic, claim));

        assertThat(done(apply.apply(clinic, claim)).id()).isEqualTo(one.id());
        refused(
                apply.apply(clinic, claim(month(1))),
                Reason.CLEARING_APPLIED,
                Long.toString(one.id()));
        var other = claim(month(2));
        var reused =
                new Claim(claim.msgid(), other.month(), other.type(), other.way(), other.figures());
        refused(apply.apply(clinic, reused), Reason.MSGID_REUSED);
    }

    @Test
    void ofTenThatApplyAtOnceOneIsTaken() {
        sell(month(1), 1);
        var claims = IntStream.range(0, 10).mapToObj(_ -> claim(month(1))).toList();

        var running =
                claims.stream()
                        .map(one -> CompletableFuture.supplyAsync(() -> apply.apply(clinic, one)))
                        .toList();
        var outcomes = running.stream().map(CompletableFuture::join).toList();

        assertThat(outcomes.stream().filter(Outcome.Done.class::isInstance)).hasSize(1);
        outcomes.stream()
                .filter(Outcome.Refused.class::isInstance)
                .forEach(one -> refused(one, Reason.CLEARING_APPLIED));
    }

    @Test
    void isWithdrawnOnlyWhileUndecidedAndMayBeAppliedForAgain() {
        sell(month(1), 1);
        var first = applied(month(1));
        refused(apply.withdraw(CLERK, first.id()), Reason.CLEARING_UNKNOWN);
        assertThat(done(apply.withdraw(clinic, first.id())).state())
                .isEqualTo(ClearingState.WITHDRAWN);
        assertThat(done(apply.withdraw(clinic, first.id())).state())
                .as("a repeat changes nothing")
                .isEqualTo(ClearingState.WITHDRAWN);
        refused(decide.decide(CLERK, first.id(), whole()), Reason.CLEARING_WRONG_STATE);

        var second = applied(month(1));
        done(decide.decide(CLERK, second.id(), whole()));

        refused(apply.withdraw(clinic, second.id()), Reason.CLEARING_WRONG_STATE, "已审定");
    }

    @Test
    void aDecisionIsTakenBackByCounterEntries() {
        var sold = sell(month(1), 1);
        var earned = owed();
        var code = sales.institution();
        prepaid(5_000);
        var one = applied(month(1));
        var draft = draft(new Fen(3_000), deduction(sold, 0, new Fen(1_000)));
        done(decide.decide(CLERK, one.id(), draft));
        assertThat(owed()).isEqualTo(earned.minus(new Fen(4_000)));

        var open = done(decide.reopen(CLERK, one.id()));

        assertThat(open.state()).isEqualTo(ClearingState.APPLIED);
        assertThat(owed()).isEqualTo(earned);
        assertThat(balance(Account.prepaid(code))).isEqualTo(new Fen(5_000));
        assertThat(done(read.whole(CLERK, one.id(), "test")).prepaid()).isEqualTo(new Fen(5_000));
        assertThat(done(read.whole(CLERK, one.id(), "test")).deductions()).isEmpty();
        done(decide.decide(CLERK, one.id(), draft));
        refused(decide.decide(CLERK, one.id(), whole()), Reason.CLEARING_WRONG_STATE);
        done(pay.pay(CASHIER, one.id()));
        refused(decide.reopen(CLERK, one.id()), Reason.CLEARING_WRONG_STATE, "已拨付");
        assertBooksBalance();
    }

    @Test
    void aRejectedMonthMayBeAppliedForAgain() {
        sell(month(1), 1);
        var one = applied(month(1));
        refused(decide.reject(CLERK, one.id(), "", ""), Reason.FIELD_MISSING);
        assertThat(done(decide.reject(CLERK, one.id(), "请先对明细账", "reconcile first")).state())
                .isEqualTo(ClearingState.REJECTED);
        assertThat(applied(month(1)).id()).isNotEqualTo(one.id());
    }

    @Test
    void deductsNoMoreThanTheFundsPaidForWhatStands() {
        var sold = sell(month(1), 1);
        var gone = sell(month(1), 2);
        sales.undo(gone, on(month(0), 1));
        var elsewhere = sell(month(2), 1);
        var one = applied(month(1));
        var share = sold.split().totals().fundSum();
        var tooMuch = draft(Fen.ZERO, deduction(sold, 0, share.plus(new Fen(1))));
        refused(decide.decide(CLERK, one.id(), tooMuch), Reason.DEDUCTION_TOO_MUCH);
        var twice = draft(Fen.ZERO, deduction(sold, 0, share), deduction(sold, 1, new Fen(1)));
        refused(decide.decide(CLERK, one.id(), twice), Reason.DEDUCTION_TOO_MUCH, "尚余的0.00");
        for (var other : Stream.of(gone, elsewhere).toList()) {
            var draft = draft(Fen.ZERO, deduction(other, 0, new Fen(1)));
            refused(decide.decide(CLERK, one.id(), draft), Reason.DEDUCTION_OF_WHAT);
        }
        var line = draft(Fen.ZERO, deduction(sold, 2, new Fen(1)));
        refused(decide.decide(CLERK, one.id(), line), Reason.FIELD_INVALID, "deductions[0].line");
        var nothing = draft(Fen.ZERO, deduction(sold, 0, Fen.ZERO));
        refused(decide.decide(CLERK, one.id(), nothing), Reason.FIELD_INVALID, "amount");

        done(decide.decide(CLERK, one.id(), draft(Fen.ZERO, deduction(sold, 0, share))));
    }

    @Test
    void offsetsNoMoreThanIsHeldHoweverManyDecideAtOnce() {
        sell(month(1), 1);
        sell(month(2), 1);
        prepaid(1_000);
        var one = applied(month(1));
        var two = applied(month(2));
        refused(
                decide.decide(CLERK, one.id(), draft(new Fen(1_001))),
                Reason.OFFSET_TOO_MUCH,
                "10.00");
        refused(decide.decide(CLERK, one.id(), draft(new Fen(-1))), Reason.OFFSET_TOO_MUCH);

        var running =
                Stream.of(one, two)
                        .map(
                                each ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        decide.decide(
                                                                CLERK,
                                                                each.id(),
                                                                draft(new Fen(700)))))
                        .toList();
        var outcomes = running.stream().map(CompletableFuture::join).toList();

        assertThat(outcomes.stream().filter(Outcome.Done.class::isInstance)).hasSize(1);
        assertThat(balance(Account.prepaid(sales.institution()))).isEqualTo(new Fen(300));
        refused(pay.prepay(CLERK, prepayment(sales.institution(), -301)), Reason.OFFSET_TOO_MUCH);
        prepaid(-300);
        refused(pay.prepay(CLERK, prepayment(sales.institution(), 0)), Reason.FIELD_INVALID);
    }

    @Test
    void paysOnceAndByAnotherPersonThanDecided() {
        sell(month(1), 1);
        var one = applied(month(1));
        refused(pay.pay(CASHIER, one.id()), Reason.CLEARING_WRONG_STATE);
        done(decide.decide(CLERK, one.id(), whole()));
        refused(pay.pay(CLERK, one.id()), Reason.CLEARING_SAME_PERSON, "周");

        var running =
                IntStream.range(0, 5)
                        .mapToObj(
                                _ ->
                                        CompletableFuture.supplyAsync(
                                                () -> pay.pay(CASHIER, one.id())))
                        .toList();
        var outcomes = running.stream().map(CompletableFuture::join).toList();

        assertThat(outcomes.stream().filter(Outcome.Done.class::isInstance)).hasSize(1);
        var orders = done(read.payments(CASHIER, on(month(1), 1), on(month(-1), 1)));
        assertThat(orders.stream().filter(order -> order.application() == one.id())).hasSize(1);
    }

    @Test
    void aBureauSeesAndDecidesItsOwnRegionAlone() {
        sell(month(1), 1);
        var one = applied(month(1));
        refused(decide.decide(ELSEWHERE, one.id(), whole()), Reason.CLEARING_UNKNOWN);
        refused(pay.pay(ELSEWHERE, one.id()), Reason.CLEARING_UNKNOWN);
        refused(read.whole(ELSEWHERE, one.id(), "test"), Reason.CLEARING_UNKNOWN);
        refused(
                pay.prepay(ELSEWHERE, prepayment(sales.institution(), 1)),
                Reason.INSTITUTION_UNKNOWN);
        refused(
                statements.read(ELSEWHERE, sales.institution(), month(1), "test"),
                Reason.NOT_ALLOWED);
        done(statements.read(CLERK, sales.institution(), month(1), "test"));
        assertThat(listed(ELSEWHERE)).doesNotContain(one.id());
        assertThat(listed(CLERK)).contains(one.id());
        assertThat(listed(clinic)).containsExactly(one.id());
        assertThat(done(read.payments(ELSEWHERE, on(month(1), 1), on(month(-1), 1)))).isEmpty();
    }

    private List<Long> listed(Caller caller) {
        return done(read.list(caller, month(1), "test")).stream()
                .map(ClearingApplication::id)
                .toList();
    }

    @Test
    void whenMoreWasUndoneThanSettledTheInstitutionPays() {
        var sold = sell(month(2), 1);
        sales.undo(sold, on(month(1), 3));
        var one = applied(month(1));
        assertThat(one.payable().isNegative()).isTrue();
        var owed = owed();
        done(decide.decide(CLERK, one.id(), whole()));

        done(pay.pay(CASHIER, one.id()));

        assertThat(owed()).isEqualTo(owed.minus(one.payable()));
        assertBooksBalance();
    }
}
