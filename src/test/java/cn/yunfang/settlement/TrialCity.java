package cn.yunfang.settlement;

import cn.yunfang.settlement.WalkCity.Buyer;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.SettlementNumber;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.ApplicationContext;

/** Employees of a division who buy class-A drugs at a clinic. */
public final class TrialCity {
    private final ApplicationContext beans;
    private final WalkCity city;
    private final String division;
    private int serial = ThreadLocalRandom.current().nextInt(1_000_000);

    public TrialCity(ApplicationContext beans, String division) {
        this.beans = beans;
        this.city = new WalkCity(beans);
        this.division = division;
    }

    /** Somebody with so many fen on his account. */
    public Object employee(long fen) {
        return city.buyer(MoneyModel.Kind.EMPLOYEE, fen, division);
    }

    /** Settles a purchase of one row; answers setl_id. */
    public String buy(Object buyer, long fen, boolean useAccount) {
        var row = new WalkCity.Row(BigDecimal.ONE, BigDecimal.valueOf(fen, 2));
        var purchase = city.purchase((Buyer) buyer, true, 0, row, useAccount);
        var settled =
                beans.getBean(Settle.class).settle(clinic(), key(), Bill.of("2102", purchase));
        return done(settled).number().map(SettlementNumber::toString).orElseThrow();
    }

    /** Undoes a settlement. */
    public void undo(Object buyer, String number) {
        var person = ((Buyer) buyer).person().no();
        var which = new UndoSettlement.Which(number, person, Optional.empty());
        done(beans.getBean(UndoSettlement.class).undo(clinic(), key(), which));
    }

    private MessageKey key() {
        return MessageKey.of("%030d".formatted(++serial), "trial");
    }

    private Caller clinic() {
        return new Caller(Caller.Role.MEDICAL, city.institution(true), "till", Optional.empty());
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.message());
        };
    }
}
