package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.YunfangTest;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Sends the examples of docs/national-interface to the running platform, in the order of a
 * prescription's life, and holds the shape of each answer against the one that the page shows.
 */
@YunfangTest
class DocExamplesFlowTests {
    private static final Path DOCS = Path.of("docs", "national-interface");
    private static final Pattern PLACEHOLDER = Pattern.compile("<([^<>]+)>");

    @Autowired private ApplicationContext beans;
    private final Map<String, String> values = new HashMap<>();

    @Test
    void theExamplesOfAHospitalWorkAsTheyStand() throws IOException {
        var world = new TestWorld(beans);
        var hospital = world.hospital();
        fill(world, hospital);
        for (var operation :
                List.of(
                        "circDrugQuery",
                        "uploadChk",
                        "rxFixmedinsSign",
                        "rxFileUpld",
                        "hospRxDetlQuery",
                        "rxChkInfoQuery",
                        "rxSetlInfoQuery",
                        "rxUndo")) {
            play(world, hospital, operation);
        }
    }

    private void play(TestWorld world, TestSite site, String operation) throws IOException {
        var page = Files.readString(DOCS.resolve(operation + ".md"));
        if (page.contains("```json originalValue")) {
            var original = filled(block(page, "originalValue"));
            values.put("Base64 of originalValue", TestWorld.base64(original));
        }
        var request = Fields.parse(filled(block(page, "request"))).orElseThrow();
        var answer = world.call(site, operation, request.asMap()).must();
        for (var name : List.of("hiRxno", "rxTraceCode", "rxFile", "signDigest", "signCertSn")) {
            answer.optional(name).ifPresent(value -> values.put(name, value));
        }
        // an empty list of the example says only that the member is there
        var shown = Fields.parse(block(page, "response")).orElseThrow();
        sameShape(operation, shown.asMap(), answer.asMap());
    }

    private static String block(String page, String name) {
        var start = page.indexOf("```json " + name + "\n");
        assertThat(start).as("the block %s", name).isNotNegative();
        var from = page.indexOf('\n', start) + 1;
        return page.substring(from, page.indexOf("```", from));
    }

    private String filled(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(this::value);
    }

    private String value(MatchResult placeholder) {
        var value = values.get(placeholder.group(1));
        assertThat(value).as("a value for <%s>", placeholder.group(1)).isNotNull();
        return java.util.regex.Matcher.quoteReplacement(value);
    }

    private static void sameShape(String at, Object shown, Object sent) {
        if (shown instanceof Map<?, ?> expected && sent instanceof Map<?, ?> actual) {
            assertThat(new TreeSet<>(actual.keySet()))
                    .as("members of %s", at)
                    .isEqualTo(new TreeSet<>(expected.keySet()));
            expected.forEach((name, value) -> sameShape(at + "." + name, value, actual.get(name)));
        } else if (shown instanceof List<?> expected && sent instanceof List<?> actual) {
            sameShape(at + "[]", expected.getFirst(), actual.getFirst());
        } else {
            assertThat(sent).as(at).isInstanceOf(String.class);
            var text = String.valueOf(shown);
            if (text.indexOf('<') < 0) {
                assertThat(sent).as(at).isEqualTo(shown);
            }
        }
    }

    private void fill(TestWorld world, TestSite site) {
        var patient = world.person(TestWorld.DIVISION);
        var drug = world.drug();
        var now = Instant.now().minusSeconds(5);
        values.put("now", ChinaTime.format(now));
        values.put("in 3 days", ChinaTime.format(now.plus(Duration.ofDays(3))));
        values.put("certno", patient.certno());
        values.put("psnNo", patient.no());
        values.put("psnName", patient.name());
        values.put("insuplcAdmdvs", patient.insuredDivision());
        values.put("mdtrtareaAdmvs", site.institution().division());
        values.put("fixmedinsCode", site.code());
        values.put("fixmedinsName", site.institution().name());
        values.put("drCode", site.doctor().code());
        values.put("prscDrName", site.doctor().name());
        values.put("drCertno", site.doctor().certno());
        values.put("pharCode", site.pharmacist().code());
        values.put("pharName", site.pharmacist().name());
        values.put("pharCertno", site.pharmacist().certno());
        values.put("hospRxno", "RX" + TestWorld.number());
        values.put("mdtrtId", "M" + TestWorld.number());
        values.put("medListCodg", drug.code());
        values.put("drugGenname", drug.genericName());
        values.put("drugDosform", drug.dosageForm());
        values.put("drugSpec", drug.spec());
        values.put("drugDosunt", drug.packUnit());
        values.put("sinDosunt", drug.doseUnit());
        values.put("Base64 of the PDF", TestWorld.base64(HospitalMessages.PDF));
    }
}
