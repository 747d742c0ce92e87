package cn.yunfang.settlement;

import cn.yunfang.benefit.Accumulators;
import cn.yunfang.ledger.Account;
import cn.yunfang.ledger.Ledger;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.IdBlocks;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.SettlementNumber;
import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/**
 * What a clinic settled and undid in months gone by: copies of settlements that the platform made
 * today, with numbers and moments of their own, booked as it books.
 */
public final class PastSales {
    private static final int PATTERNS = 3;

    private final Database database;
    private final IdBlocks ids;
    private final Collection<UndoSettlement.AlsoUndone> others;
    private final String clinic;
    private final List<Settled> patterns = new ArrayList<>();

    public PastSales(ApplicationContext beans) {
        database = beans.getBean(Database.class);
        ids = beans.getBean(IdBlocks.class);
        others = beans.getBeansOfType(UndoSettlement.AlsoUndone.class).values();
        var city = new WalkCity(beans);
        clinic = city.institution(true);
        var caller = new Caller(Caller.Role.MEDICAL, clinic, "test", Optional.empty());
        for (int i = 1; i <= PATTERNS; i++) {
            var row = new WalkCity.Row(BigDecimal.valueOf(7L * i), new BigDecimal("83.33"));
            var purchase = city.purchase(city.buyers().getFirst(), true, 0, row, i % 2 == 0);
            var key = MessageKey.of("%030d".formatted(i), "past");
            patterns.add(
                    done(
                            beans.getBean(Settle.class)
                                    .settle(caller, key, Bill.of("2102", purchase))));
        }
    }

    public String institution() {
        return clinic;
    }

    /** The accounts of the funds that paid. */
    public Set<Account> funds() {
        return patterns.stream().flatMap(PastSales::funds).collect(Collectors.toSet());
    }

    private static Stream<Account> funds(Settled one) {
        var division = one.person().insuredDivision();
        return one.split().payments().stream()
                .map(payment -> Account.fund(payment.type(), division));
    }

    /** Its division. */
    public static String division() {
        return WalkCity.DIVISION;
    }

    /** One of some patterns, all with a share of the fund but the first. */
    public Settled sell(Instant at, int pattern) {
        var like = patterns.get(Math.floorMod(pattern, PATTERNS));
        var number = new SettlementNumber(like.number().orElseThrow().bucket(), ids.next());
        var sold =
                new Settled(
                        Optional.of(number),
                        Optional.empty(),
                        "past" + number.serial(),
                        at,
                        clinic,
                        like.person(),
                        like.purchase(),
                        like.prescription(),
                        like.items(),
                        like.claim(),
                        like.split());
        write(sold, sold.entries(), List.of());
        return sold;
    }

    public Settled undo(Settled sold, Instant at) {
        var before = sold.number().orElseThrow();
        var number = new SettlementNumber(before.bucket(), ids.next());
        var undone = sold.undone(number, "past" + number.serial(), at, Fen.ZERO);
        var turned = sold.entries().stream().map(Ledger.Entry::turned).toList();
        var more = new ArrayList<Sql<?>>();
        more.add(SettlementTable.end(before, Settlement.State.UNDONE));
        others.forEach(other -> more.addAll(other.undone(sold)));
        write(undone, turned, more);
        return undone;
    }

    private void write(Settled one, List<Ledger.Entry> entries, List<Sql<?>> more) {
        var number = one.number().orElseThrow();
        var writes = new ArrayList<Sql<?>>(SettlementTable.add(one, Accumulators.NONE));
        writes.add(Ledger.book(number.bucket(), number.serial(), entries, one.at()));
        writes.addAll(more);
        database.commit(writes)
                .ifPresent(
                        refusal -> {
                            throw new AssertionError(refusal);
                        });
    }

    private static Settled done(Outcome<Settled> outcome) {
        return switch (outcome) {
            case Outcome.Done<Settled>(var value) -> value;
            case Outcome.Refused<Settled>(var refusal) ->
                    throw new AssertionError(refusal.message());
        };
    }
}
