package cn.yunfang.care;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Event;
import cn.yunfang.shared.Journal;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Component;

/** Events of this module: whose it is and what it is about, so that the person can be told. */
@Component
class CareTold {
    private final Journal journal;

    CareTold(Journal journal) {
        this.journal = journal;
    }

    Event of(Contract one, String event, Caller caller) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("contract", one.number().toString());
        facts.put("personNo", one.personNo());
        facts.put("doctor", one.doctor());
        facts.put("until", one.to().toString());
        return journal.event(one.number().subject(), event, caller, facts);
    }

    Event of(Visit one, String event, Caller caller) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("visit", one.number().toString());
        facts.put("personNo", one.personNo());
        facts.put("guideline", one.guideline());
        facts.put("control", one.control().name());
        facts.put("until", one.dueDay().toString());
        return journal.event(one.number().subject(), event, caller, facts);
    }

    Event of(Escalation one, String event, Caller caller) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("escalation", one.number().toString());
        facts.put("personNo", one.personNo());
        facts.put("toInstitution", one.toInstitution());
        facts.put("advice", one.answer().map(answer -> answer.advice().name()).orElse(""));
        return journal.event(one.number().subject(), event, caller, facts);
    }
}
