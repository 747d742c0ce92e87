package cn.yunfang.rules;

import cn.yunfang.registry.Skill;
import cn.yunfang.rules.Demand.Urgency;
import cn.yunfang.rules.ReviewInput.Line;
import java.util.Collections;
import java.util.EnumSet;

/** Which skills a prescription asks for and how soon; pure. */
final class Demands {
    private static final String WESTERN = "11";

    /** 儿科门诊: patients under 14. */
    private static final int GROWN_UP_YEARS = 14;

    private final PractiseRules.Controlled controlled;
    private final Terms.Term toxic;
    private final Terms.Term emergencyTypes;
    private final Terms.Term emergencyVisits;

    Demands(Terms terms) {
        this.controlled = new PractiseRules.Controlled(terms);
        this.toxic = terms.get("toxic_herb");
        this.emergencyTypes = terms.get("emergency_types");
        this.emergencyVisits = terms.get("emergency_visits");
    }

    Demand of(ReviewInput rx) {
        var skills = EnumSet.noneOf(Skill.class);
        if (rx.lines().stream().anyMatch(line -> line.drug().itemType().equals(WESTERN))) {
            skills.add(Skill.WESTERN);
        }
        if (rx.lines().stream().anyMatch(Line::isPieces)) {
            skills.add(Skill.PIECES);
        }
        if (rx.age() < GROWN_UP_YEARS) {
            skills.add(Skill.CHILDREN);
        }
        if (rx.lines().stream().anyMatch(line -> isControlled(rx, line))) {
            skills.add(Skill.CONTROLLED);
        }
        return new Demand(Collections.unmodifiableSet(skills), urgency(rx));
    }

    private boolean isControlled(ReviewInput rx, Line line) {
        return controlled.any(rx, line) || line.isPieces() && toxic.hasName(line.name());
    }

    private Urgency urgency(ReviewInput rx) {
        if (emergencyTypes.hasWord(rx.plan().type())
                || emergencyVisits.hasWord(rx.visit().medicalType())) {
            return Urgency.EMERGENCY;
        }
        return rx.plan().longTerm() ? Urgency.LONG_TERM : Urgency.ORDINARY;
    }
}
