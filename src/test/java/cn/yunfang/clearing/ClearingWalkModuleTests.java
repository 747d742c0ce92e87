package cn.yunfang.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ledger.Account;
import cn.yunfang.settlement.PastSales;
import cn.yunfang.settlement.Settled;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.SettlementNumber;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Random months of a clinic with cards, deductions, offsets, prepayments and decisions taken back,
 * held against a model of nine sums after each step; in the end all is cleared. Other and longer
 * runs: {@code -Dyunfang.clearing.steps=20000 -Dyunfang.clearing.seed=7}.
 */
class ClearingWalkModuleTests extends ClearingDesk {
    private static final int STEPS = Integer.getInteger("yunfang.clearing.steps", 400);
    private static final long SEED = Long.getLong("yunfang.clearing.seed", 20_261_128L);
    private static final int MONTHS = 18;

    private final Random random = new Random(SEED);
    private final List<Settled> standing = new ArrayList<>();
    private final List<ClearingApplication> open = new ArrayList<>();
    private final List<ClearingApplication> decided = new ArrayList<>();
    private final List<YearMonth> closed = new ArrayList<>();
    private final Map<SettlementNumber, Long> deductedFrom = new HashMap<>();
    private final Map<SettlementNumber, Long> decidedBy = new HashMap<>();
    private final Map<YearMonth, Long> givenBackIn = new HashMap<>();
    private final Set<Long> stayDecided = new HashSet<>();
    private final CardWalk cards = new CardWalk(this);
    private final int[] done = new int[10];

    private long earned;
    private long paid;
    private long deducted;
    private long offset;
    private long given;
    private long givenBack;
    private long funds;
    private long cardPaid;

    @Test
    void whatIsOwedIsEarnedLessPaidDeductedAndOffset() {
        long bank = balance(Account.bank(PastSales.division())).value();
        earned = owed().value(); // the patterns of the sales, of the month that runs
        long running = earned - cash().value();
        funds = paidByFunds().value();
        for (int i = 0; i < STEPS; i++) {
            int step = random.nextInt(done.length);
            if (step(step)) {
                done[step]++;
                compare("step " + i + " " + step + " of seed " + SEED, bank);
            }
        }
        assertThat(done).as("every kind of step was done").doesNotContain(0);
        assertThat(stayDecided).as("deductions that came back").isNotEmpty();
        clearAll();
        compare("in the end", bank);
        assertThat(owed().minus(cash()).value())
                .as("of cleared months nothing is owed but what lies at the counter")
                .isEqualTo(running);
        assertThat(balance(cards())).as("no card's money is left").isEqualTo(Fen.ZERO);
    }

    private void clearAll() {
        IntStream.rangeClosed(1, MONTHS).mapToObj(ClearingDesk::month).forEach(this::apply);
        while (decide() || pay()) {
            // until nothing is open
        }
    }

    private boolean step(int which) {
        return switch (which) {
            case 0 -> sell();
            case 1 -> undo();
            case 2 -> apply();
            case 3, 4 -> decide();
            case 5 -> reopen();
            case 6 -> pay();
            case 7 -> takeFromCard();
            case 8 -> refundToCard();
            default -> prepay();
        };
    }

    private void compare(String at, long bank) {
        assertThat(owed().value()).as(at).isEqualTo(earned - paid - deducted + givenBack - offset);
        assertThat(paidByFunds().value()).as(at).isEqualTo(funds - deducted + givenBack);
        var code = sales.institution();
        assertThat(balance(Account.prepaid(code)).value()).as(at).isEqualTo(given - offset);
        assertThat(database.read(PaymentTable.prepaid(code)).value())
                .as(at)
                .isEqualTo(given - offset);
        assertThat(balance(Account.bank(PastSales.division())).value())
                .as(at)
                .isEqualTo(bank - (paid - cardPaid) - given);
        assertThat(balance(cards()).value()).as(at).isEqualTo(cards.held() - cardPaid);
        assertBooksBalance();
    }

    private Optional<YearMonth> anOpenMonth() {
        var months =
                IntStream.rangeClosed(1, MONTHS)
                        .mapToObj(ClearingDesk::month)
                        .filter(one -> !closed.contains(one))
                        .toList();
        return any(months);
    }

    private boolean sell() {
        return anOpenMonth()
                .map(
                        month -> {
                            var sold = sell(month, random.nextInt(100));
                            standing.add(sold);
                            earned += sold.split().totals().medfee().value();
                            funds += sold.split().totals().fundSum().value();
                            return true;
                        })
                .orElse(false);
    }

    private boolean undo() {
        var month = anOpenMonth();
        // as often one that something was deducted from
        var cut =
                standing.stream()
                        .filter(one -> deductedFrom.containsKey(one.number().orElseThrow()))
                        .toList();
        var sold = any(random.nextBoolean() ? cut : standing);
        if (month.isEmpty() || sold.isEmpty()) {
            return false;
        }
        standing.remove(sold.get());
        sales.undo(sold.get(), on(month.get(), 28));
        earned -= sold.get().split().totals().medfee().value();
        funds -= sold.get().split().totals().fundSum().value();
        var number = sold.get().number().orElseThrow();
        cards.undone(number);
        if (deductedFrom.containsKey(number)) {
            long back = deductedFrom.get(number);
            givenBack += back;
            givenBackIn.merge(month.get(), back, Long::sum);
            stayDecided.add(decidedBy.get(number));
        }
        return true;
    }

    private boolean takeFromCard() {
        var month = anOpenMonth();
        var sold =
                any(
                        standing.stream()
                                .filter(one -> one.split().totals().cash().isPositive())
                                .filter(one -> !cards.paid(one))
                                .toList());
        if (month.isEmpty() || sold.isEmpty()) {
            return false;
        }
        cards.pay(month.get(), sold.get());
        return true;
    }

    private boolean refundToCard() {
        return anOpenMonth().map(cards::refund).orElse(false);
    }

    private boolean apply() {
        return anOpenMonth().map(this::apply).orElse(false);
    }

    private boolean apply(YearMonth month) {
        if (closed.contains(month)) {
            return false;
        }
        return switch (apply.apply(clinic, claim(month))) {
            case Outcome.Done<ClearingApplication>(var one) -> {
                open.add(one);
                closed.add(one.month());
                yield true;
            }
            case Outcome.Refused<ClearingApplication>(var refusal) -> {
                assertThat(refusal.reason().name()).isEqualTo("CLEARING_EMPTY");
                yield false;
            }
        };
    }

    private boolean decide() {
        return any(open)
                .map(
                        one -> {
                            var deductions = deductions(one.month());
                            var sum =
                                    deductions.stream()
                                            .mapToLong(each -> each.amount().value())
                                            .sum();
                            long back = givenBackIn.getOrDefault(one.month(), 0L);
                            long due = one.figures().due().value() - sum + back;
                            long most = Math.min(given - offset, due);
                            long taken = most > 0 ? random.nextLong(most + 1) : 0;
                            var draft = draft(new Fen(taken), deductions.toArray(Deduction[]::new));
                            var made = done(decide.decide(CLERK, one.id(), draft));
                            assertThat(made.payable().value())
                                    .isEqualTo(due - taken + cards.in(one.month()));
                            decided.add(made);
                            deductions.forEach(each -> remember(one, each));
                            open.remove(one);
                            deducted += sum;
                            offset += taken;
                            return true;
                        })
                .orElse(false);
    }

    private void remember(ClearingApplication one, Deduction deduction) {
        deductedFrom.put(deduction.settlement(), deduction.amount().value());
        decidedBy.put(deduction.settlement(), one.id());
    }

    private List<Deduction> deductions(YearMonth month) {
        return standing.stream()
                .filter(one -> month.equals(YearMonth.from(ChinaTime.date(one.at()))))
                .filter(one -> one.split().totals().fundSum().isPositive())
                .filter(_ -> random.nextInt(3) == 0)
                .map(
                        one -> {
                            long share = one.split().totals().fundSum().value();
                            return deduction(
                                    one, random.nextInt(2), new Fen(1 + random.nextLong(share)));
                        })
                .toList();
    }

    private boolean reopen() {
        return random.nextBoolean()
                && any(decided)
                        .map(
                                one -> {
                                    if (stayDecided.contains(one.id())) {
                                        refused(
                                                decide.reopen(CLERK, one.id()),
                                                Reason.DEDUCTION_GIVEN_BACK);
                                        return false;
                                    }
                                    decided.remove(one);
                                    decidedBy.values().removeIf(id -> id == one.id());
                                    deductedFrom.keySet().retainAll(decidedBy.keySet());
                                    open.add(done(decide.reopen(CLERK, one.id())));
                                    deducted -= one.decision().deducted().value();
                                    offset -= one.decision().offset().value();
                                    return true;
                                })
                        .orElse(false);
    }

    private boolean pay() {
        return any(decided)
                .map(
                        one -> {
                            decided.remove(one);
                            var ended = done(pay.pay(CASHIER, one.id()));
                            paid += ended.payable().value();
                            cardPaid += ended.decision().card().value();
                            return true;
                        })
                .orElse(false);
    }

    private boolean prepay() {
        long held = given - offset;
        long amount =
                random.nextInt(3) == 0 && held > 0
                        ? -1 - random.nextLong(held)
                        : 1 + random.nextLong(50_000);
        prepaid(amount);
        given += amount;
        return true;
    }

    private <T> Optional<T> any(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }
}
