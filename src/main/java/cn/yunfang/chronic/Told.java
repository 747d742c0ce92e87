package cn.yunfang.chronic;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Event;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.PrescriptionId;
import java.util.LinkedHashMap;

/** Events of this module: whose it is and for what, so that he can be told. */
final class Told {
    /** Both ways that a filing is made tell it. */
    static final String FILED = "DiseaseFiled";

    private Told() {}

    /** Of an application. */
    static Event of(Journal journal, FilingApplication one, String event, Caller caller) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("application", one.number().toString());
        facts.put("personNo", one.personNo());
        facts.put("disease", one.diseaseCode());
        return journal.event(one.number().subject(), event, caller, facts);
    }

    /** Of a declaration; a filing alone is about nothing but a disease. */
    static Event declared(Journal journal, Declaration one, String event, Caller caller) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("trtDclaDetlSn", one.number().toString());
        facts.put("personNo", one.personNo());
        facts.put("until", one.to().toString());
        if (one.about().size() == 1) {
            facts.put("disease", one.about().getFirst());
        }
        return journal.event(one.number().subject(), event, caller, facts);
    }

    /** Of a filing that ends on that day. */
    static Event ending(Journal journal, PrescriptionId subject, Filing filing) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("personNo", filing.personNo());
        facts.put("disease", filing.diseaseCode());
        facts.put("until", filing.to().toString());
        return journal.event(subject, "FilingEnding", Caller.SYSTEM, facts);
    }
}
