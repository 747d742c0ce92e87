package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.YunfangTest;
import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.person.Person;
import cn.yunfang.registry.Institution;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/**
 * Every kind of rule, asked over the national interface: national/rule_kinds.csv. {@code drugs} are
 * the lines, {@code earlier} what another hospital prescribed before, {@code message} what differs
 * from an ordinary D001.
 */
@YunfangTest
class RuleKindsFlowTests extends PharmacyFlow {
    private static final String PIECES = "13";

    static Stream<Named<CSVRecord>> cases() {
        try (var parser =
                CSVParser.parse(
                        new ClassPathResource("national/rule_kinds.csv").getInputStream(),
                        StandardCharsets.UTF_8,
                        CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
            return parser.getRecords().stream()
                    .map(row -> Named.of(row.get("kind") + "：" + row.get("case"), row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isSaidAtThePreCheck(CSVRecord row) {
        var today = ChinaTime.date(TestClock.now());
        var patient =
                world.person(row.get("sex"), today.minusYears(Integer.parseInt(row.get("age"))));
        if (!row.get("earlier").isEmpty()) {
            elsewhere(patient, drug(row.get("earlier")));
        }

        var site = site(row);
        var answer = world.call(site, "uploadChk", message(row, site, patient));

        var rule = row.get("expected");
        if (row.get("refused").equals("1")) {
            assertThat(refusal(answer)).isEqualTo(Reason.RULE_REFUSED);
            assertThat(answer.envelope().text("message"))
                    .contains("（" + rule + " 1.0，", "(" + rule);
            return;
        }
        assertThat(answer.must().list("rxAlerts"))
                .filteredOn(alert -> alert.text("ruleId").equals(rule))
                .isNotEmpty()
                .allSatisfy(
                        alert -> {
                            assertThat(alert.text("dscr")).isNotBlank();
                            assertThat(alert.text("dscrEn")).isNotBlank();
                        });
    }

    private void elsewhere(Person patient, Drug drug) {
        var other = world.hospital();
        var body = HospitalMessages.preCheck(other, patient, drug);
        body.put("longRxFlag", "1");
        HospitalMessages.line(body).put("medcDays", "28");
        HospitalMessages.line(body).put("drugCnt", "4");
        new HospitalDesk(world, other, patient).uploaded(body);
    }

    private TestSite site(CSVRecord row) {
        if (row.get("place").isEmpty() && row.get("title").isEmpty()) {
            return clinic.hospital();
        }
        var place = row.get("place").isEmpty() ? "HOSPITAL" : row.get("place");
        var title = row.get("title").isEmpty() ? "233" : row.get("title");
        return world.hospital(Institution.Type.valueOf(place), title);
    }

    private Map<String, Object> message(CSVRecord row, TestSite site, Person patient) {
        var drugs = Arrays.stream(row.get("drugs").split("\\|")).map(this::drug).toList();
        var body = HospitalMessages.preCheck(site, patient, drugs.getFirst());
        drugs.stream().skip(1).forEach(drug -> HospitalMessages.addLine(body, drug));
        HospitalMessages.visit(body).put("gend", row.get("sex"));
        HospitalMessages.visit(body).put("patnAge", row.get("age"));
        if (drugs.stream().allMatch(drug -> drug.itemType().equals(PIECES))) {
            HospitalMessages.ofPieces(body);
        }
        Arrays.stream(row.get("message").split(";"))
                .filter(part -> part.contains("="))
                .map(part -> part.split("=", 2))
                .forEach(part -> put(body, part[0], part[1]));
        return body;
    }

    private static void put(Map<String, Object> body, String path, String value) {
        var dot = path.indexOf('.');
        var name = path.substring(dot + 1);
        switch (dot < 0 ? "" : path.substring(0, dot)) {
            case "line" -> HospitalMessages.line(body).put(name, value);
            case "visit" -> HospitalMessages.visit(body).put(name, value);
            case "dise" -> HospitalMessages.disease(body).put(name, value);
            default -> body.put(name, value);
        }
    }

    /** The first of its name that the catalogue has today. */
    private Drug drug(String name) {
        return world.bean(Formulary.class).inForce(ChinaTime.date(TestClock.now())).stream()
                .filter(one -> one.genericName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name));
    }
}
