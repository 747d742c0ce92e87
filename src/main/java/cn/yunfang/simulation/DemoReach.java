package cn.yunfang.simulation;

import cn.yunfang.reach.PlaceKind;
import cn.yunfang.reach.Reach;
import cn.yunfang.reach.Township;
import cn.yunfang.registry.Institution;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.TableFile;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Townships of the demo city and where its people collect medicine. The townships' names are real;
 * where their middles are is roughly right and how many live there is made up.
 */
@Component
@ConditionalOnBooleanProperty("yunfang.demo")
final class DemoReach {
    private static final int EVERY = 3;

    private final Reach reach;

    DemoReach(Reach reach) {
        this.reach = reach;
    }

    void register(List<Site> sites) {
        var institutions = sites.stream().map(Site::institution).toList();
        var bureau =
                new Caller(
                        Caller.Role.CLERK,
                        institutions.getFirst().division(),
                        "demo",
                        Optional.empty());
        DemoSites.must(reach.register(bureau, townships()));
        var hospital = institutions.getFirst();
        DemoSites.must(
                reach.register(
                        bureau,
                        hospital.code(),
                        Set.of(PlaceKind.CHRONIC_CENTRE, PlaceKind.HOSPITAL_PHARMACY)));
        var clinics =
                institutions.stream().filter(one -> one.type() == Institution.Type.CLINIC).toList();
        for (int i = 0; i < clinics.size(); i++) {
            if (i % EVERY != EVERY - 1) {
                DemoSites.must(
                        reach.register(
                                bureau, clinics.get(i).code(), Set.of(PlaceKind.VILLAGE_CLINIC)));
            }
        }
    }

    private static List<Township> townships() {
        return TableFile.rows("reach/demo-townships.csv").stream()
                .map(
                        row ->
                                new Township(
                                        row.get("code"),
                                        row.get("name"),
                                        Long.parseLong(row.get("people")),
                                        new BigDecimal(row.get("longitude")),
                                        new BigDecimal(row.get("latitude"))))
                .toList();
    }
}
