package cn.yunfang.settlement;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Event;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.SettlementNumber;
import java.util.LinkedHashMap;

/** Events of this module: {@code PurchaseSettled}, {@code SettlementUndone}, {@code …Reversed}. */
final class MoneyEvents {
    private MoneyEvents() {}

    /**
     * About the prescription, or, without one, under the settlement's own serial number: all serial
     * numbers come from one source, so they never meet.
     */
    static Event told(Journal journal, String name, Caller by, Settled settled) {
        var number = settled.number().orElseThrow();
        long subject = settled.prescription() == 0 ? number.serial() : settled.prescription();
        var totals = settled.split().totals();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("setlId", number.toString());
        settled.original()
                .map(SettlementNumber::toString)
                .ifPresent(original -> facts.put("originalSetlId", original));
        facts.put("medfeeFen", totals.medfee().value());
        facts.put("fundFen", totals.fundSum().value());
        facts.put("accountFen", totals.account().value());
        facts.put("familyFen", totals.family().value());
        facts.put("cashFen", totals.cash().value());
        return journal.event(new PrescriptionId(number.bucket(), subject), name, by, facts);
    }
}
