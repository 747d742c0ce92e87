package cn.yunfang.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.benefit.Totals;
import cn.yunfang.settlement.MoneyModel.Bought;
import cn.yunfang.settlement.WalkCity.Buyer;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.SettlementNumber;
import java.util.stream.Stream;

/** A 2102 message, and what became of it. */
final class Sent {
    enum Fate {
        STANDING,
        UNDONE,
        REVERSED,
        /** Reversed before it came. */
        NEVER,
        /** Never carried out, and not remembered. */
        REFUSED
    }

    final Buyer buyer;
    final boolean clinic;
    final int line;
    final Purchase purchase;
    final MessageKey key;
    Fate fate = Fate.REFUSED;
    Bought bought;
    SettlementNumber number;
    String answer = "";
    MessageKey undoKey;
    String undoAnswer = "";

    Sent(Buyer buyer, boolean clinic, int line, Purchase purchase, MessageKey key) {
        this.buyer = buyer;
        this.clinic = clinic;
        this.line = line;
        this.purchase = purchase;
        this.key = key;
    }

    /** The answer's amounts are the model's. */
    void assertPaid(Totals totals) {
        assertThat(
                        Stream.of(
                                        totals.medfee(),
                                        totals.deductible(),
                                        totals.fundSum(),
                                        totals.ownAccount(),
                                        totals.family(),
                                        totals.cash(),
                                        totals.balance())
                                .map(Fen::value))
                .containsExactly(
                        bought.amount(),
                        bought.deductible(),
                        bought.fund(),
                        bought.account(),
                        bought.helped(),
                        bought.cash(),
                        buyer.money().account);
    }
}
