package cn.yunfang.rules;

import cn.yunfang.registry.Skill;
import java.util.Set;

/** What a prescription asks of the pharmacist who reviews it, whatever the rules found. */
public record Demand(Set<Skill> skills, Urgency urgency) {
    /** How soon somebody has to look. */
    public enum Urgency {
        EMERGENCY,
        ORDINARY,
        LONG_TERM
    }
}
