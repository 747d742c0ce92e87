package cn.yunfang.clearing;

import cn.yunfang.settlement.Settled;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.SettlementNumber;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which sales of a walk were paid by card, and what has to go back to cards. */
final class CardWalk {
    private final ClearingDesk desk;
    private final Map<SettlementNumber, Fen> paid = new HashMap<>();
    private final List<Fen> toRefund = new ArrayList<>();
    private final Map<YearMonth, Long> months = new HashMap<>();

    CardWalk(ClearingDesk desk) {
        this.desk = desk;
    }

    /** Taken less refunded. */
    long held() {
        return months.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The same of one month. */
    long in(YearMonth month) {
        return months.getOrDefault(month, 0L);
    }

    boolean paid(Settled sold) {
        return paid.containsKey(sold.number().orElseThrow());
    }

    void pay(YearMonth month, Settled sold) {
        var amount = sold.split().totals().cash();
        paid.put(sold.number().orElseThrow(), amount);
        move(month, amount);
    }

    /** What its card paid has to go back. */
    void undone(SettlementNumber number) {
        Optional.ofNullable(paid.get(number)).ifPresent(toRefund::add);
    }

    /** Whether there was something to give back. */
    boolean refund(YearMonth month) {
        if (toRefund.isEmpty()) {
            return false;
        }
        move(month, toRefund.removeLast().negated());
        return true;
    }

    private void move(YearMonth month, Fen amount) {
        desk.card(month, amount);
        months.merge(month, amount.value(), Long::sum);
    }
}
