package cn.yunfang.counter;

import cn.yunfang.settlement.Bill;
import cn.yunfang.settlement.MessageKey;
import cn.yunfang.settlement.PreSettle;
import cn.yunfang.settlement.Purchase;
import cn.yunfang.settlement.Settle;
import cn.yunfang.settlement.Settled;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * 2101 keeps what it told; 2102 of the same rows is refused when fund, account or cash are no
 * longer those, with the old and the new figures. Who settles without asking first is told nothing
 * and settles.
 */
@Component
public class CounterSale {
    /** Nobody relies on figures of the day before. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final PreSettle preSettle;
    private final Settle settle;
    private final Clock clock;

    CounterSale(PreSettle preSettle, Settle settle, Clock clock) {
        this.preSettle = preSettle;
        this.settle = settle;
        this.clock = clock;
    }

    /** 2101. */
    public Outcome<Settled> preSettle(Caller caller, String msgid, Purchase purchase) {
        var asked = ToldTable.Asked.of(caller.institution(), purchase);
        var bill =
                new Bill(
                        "2101",
                        purchase,
                        new RoundTrip(),
                        () -> Outcome.done(purchase),
                        settled ->
                                Outcome.done(
                                        List.of(
                                                ToldTable.tell(
                                                        asked,
                                                        Bill.Told.of(settled),
                                                        clock.instant()))));
        return preSettle.preSettle(caller, msgid, bill);
    }

    /** 2102; the same message again gets the same answer. */
    public Outcome<Settled> settle(Caller caller, MessageKey key, Purchase purchase) {
        var asked = ToldTable.Asked.of(caller.institution(), purchase);
        var reads = new RoundTrip();
        var told = reads.add(ToldTable.find(asked, clock.instant().minus(REMEMBERED)));
        var bill =
                new Bill(
                        "2102",
                        purchase,
                        reads,
                        () -> Outcome.done(purchase),
                        settled -> asTold(told.get(), settled));
        return settle.settle(caller, key, bill);
    }

    private static Outcome<List<Sql<?>>> asTold(Optional<Bill.Told> told, Settled settled) {
        return told.flatMap(one -> one.changeRefusal(settled))
                .<Outcome<List<Sql<?>>>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(List.of()));
    }
}
