package cn.yunfang.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.registry.Skill;
import cn.yunfang.rules.Demand.Urgency;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What prescriptions ask of the pharmacist who reviews them. */
class DemandsTest {
    private static final String CAPSULES = "阿莫西林胶囊 2盒 7天 0.5g bid";
    private static final String HERB = "甘草 42g 7天 6g qd";

    private static Demand of(String lines) {
        return of(lines, "case", "");
    }

    private static Demand of(String lines, String column, String cell) {
        return TestRules.rules().demand(Cases.input(Map.of("lines", lines, column, cell)));
    }

    @Test
    void westernDrugsPiecesOrBoth() {
        assertThat(of(CAPSULES).skills()).containsExactly(Skill.WESTERN);
        assertThat(of(HERB).skills()).containsExactly(Skill.PIECES);
        assertThat(of("益母草颗粒 1盒 7天 1袋 bid").skills()).as("anybody's").isEmpty();
        assertThat(of(HERB + "；" + CAPSULES).skills()).containsExactly(Skill.WESTERN, Skill.PIECES);
    }

    @Test
    void childrenUnderFourteen() {
        assertThat(of(CAPSULES, "age", "13").skills())
                .containsExactly(Skill.WESTERN, Skill.CHILDREN);
        assertThat(of(CAPSULES, "age", "14").skills()).containsExactly(Skill.WESTERN);
    }

    @Test
    void controlledByTheDrugByTheKindOfPrescriptionAndToxicPieces() {
        assertThat(of("阿普唑仑片 1盒 7天 0.4mg qn").skills())
                .containsExactly(Skill.WESTERN, Skill.CONTROLLED);
        assertThat(of(CAPSULES, "type", "8").skills())
                .containsExactly(Skill.WESTERN, Skill.CONTROLLED);
        assertThat(of("生川乌 6g 2天 3g qd").skills()).containsExactly(Skill.PIECES, Skill.CONTROLLED);
    }

    @Test
    void urgentByTheKindOfPrescriptionOrVisitNotWhenLongTerm() {
        assertThat(of(CAPSULES).urgency()).isEqualTo(Urgency.ORDINARY);
        assertThat(of(CAPSULES, "type", "3").urgency()).isEqualTo(Urgency.EMERGENCY);
        assertThat(of(CAPSULES, "visit", "13").urgency()).isEqualTo(Urgency.EMERGENCY);
        assertThat(of(CAPSULES, "long", "1").urgency()).isEqualTo(Urgency.LONG_TERM);
    }
}
