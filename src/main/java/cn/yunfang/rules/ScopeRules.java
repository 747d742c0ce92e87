package cn.yunfang.rules;

import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Institution.Type;
import cn.yunfang.rules.ReviewInput.Line;
import cn.yunfang.rules.Terms.Term;
import java.util.Map;

/**
 * R32x: what this kind of institution, and a doctor of this title, may prescribe. R33x: what shows
 * that a visit over the internet is no first one.
 */
final class ScopeRules {

    private final Term restricted;
    private final Term special;
    private final Term antibacterial;
    private final Term junior;
    private final Term toxic;

    private ScopeRules(Terms terms) {
        this.restricted = terms.get("restricted_antibiotic");
        this.special = terms.get("special_antibiotic");
        this.antibacterial = terms.get("antibacterial");
        this.junior = terms.get("junior_titles");
        this.toxic = terms.get("toxic_herb");
    }

    static Map<String, Rule> rules(Terms terms) {
        var scope = new ScopeRules(terms);
        return Map.of(
                "R321", Rule.lineIs((rx, line, _) -> scope.aboveTitle(rx, line)),
                "R322", Rule.lineIs((rx, line, _) -> scope.infusedAtClinic(rx, line)),
                "R323", Rule.lineIs((rx, line, _) -> scope.gradedAtClinic(rx, line)),
                "R324", Rule.lineIs((rx, line, _) -> scope.toxicOverTheInternet(rx, line)),
                "R325", Rule.whole((rx, _) -> unmarkedInternet(rx)),
                "R331", Rule.whole((rx, _) -> unprovedRevisit(rx)));
    }

    private boolean aboveTitle(ReviewInput rx, Line line) {
        return restricted.has(line.drug()) && junior.hasWord(rx.doctor().title());
    }

    private boolean infusedAtClinic(ReviewInput rx, Line line) {
        return isA(rx, Type.CLINIC) && antibacterial.has(line.drug()) && line.injected();
    }

    private boolean gradedAtClinic(ReviewInput rx, Line line) {
        return isA(rx, Type.CLINIC) && (restricted.has(line.drug()) || special.has(line.drug()));
    }

    private boolean toxicOverTheInternet(ReviewInput rx, Line line) {
        return rx.visit().overTheInternet() && line.isPieces() && toxic.hasName(line.name());
    }

    // else what holds for visits over the internet would not be looked at
    private static boolean unmarkedInternet(ReviewInput rx) {
        return isA(rx, Type.INTERNET_HOSPITAL) && !rx.visit().overTheInternet();
    }

    /**
     * The message says only whether it is a first visit. What proves it, as far as the platform can
     * see, is an earlier prescription of the same drug or a registered chronic disease.
     */
    private static boolean unprovedRevisit(ReviewInput rx) {
        return rx.visit().overTheInternet()
                && !rx.visit().firstVisit()
                && rx.visit().chronicDisease().isEmpty()
                && rx.lines().stream().noneMatch(line -> takenBefore(rx, line));
    }

    private static boolean takenBefore(ReviewInput rx, Line line) {
        return rx.inUse().stream().anyMatch(had -> LineRules.sameGeneric(line.drug(), had.drug()));
    }

    private static boolean isA(ReviewInput rx, Institution.Type type) {
        return rx.institution().type() == type;
    }
}
