package cn.yunfang.simulation;

import cn.yunfang.reach.PlaceKind;
import cn.yunfang.reach.Reach;
import cn.yunfang.reach.Township;
import cn.yunfang.registry.Institution;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Outcome;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Townships of the demo city and where its people collect medicine. The townships' names are real;
 * where their middles are is roughly right and how many live there is made up.
 */
@Component
@ConditionalOnBooleanProperty("yunfang.demo")
final class DemoReach {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
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
        must(reach.register(bureau, townships()));
        var hospital = institutions.getFirst();
        must(
                reach.register(
                        bureau,
                        hospital.code(),
                        Set.of(PlaceKind.CHRONIC_CENTRE, PlaceKind.HOSPITAL_PHARMACY)));
        var clinics =
                institutions.stream().filter(one -> one.type() == Institution.Type.CLINIC).toList();
        for (int i = 0; i < clinics.size(); i++) {
            if (i % EVERY != EVERY - 1) {
                must(
                        reach.register(
                                bureau, clinics.get(i).code(), Set.of(PlaceKind.VILLAGE_CLINIC)));
            }
        }
    }

    private static List<Township> townships() {
        var file = new ClassPathResource("reach/demo-townships.csv");
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8);
                var records = FORMAT.parse(reader)) {
            return records.stream()
                    .map(
                            row ->
                                    new Township(
                                            row.get("code"),
                                            row.get("name"),
                                            Long.parseLong(row.get("people")),
                                            new BigDecimal(row.get("longitude")),
                                            new BigDecimal(row.get("latitude"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void must(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?>(var refusal)) {
            throw new IllegalStateException("the demo city was refused: " + refusal.message());
        }
    }
}
