package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.formulary.Drug;
import cn.yunfang.person.Person;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The examples of docs/national-interface as messages: what stands in angle brackets is filled in,
 * and the shape of each answer is held against the one that the page shows.
 */
final class DocPages {
    private static final Path DOCS = Path.of("docs", "national-interface");
    private static final Pattern PLACEHOLDER = Pattern.compile("<([^<>]+)>");

    private final TestWorld world;
    private final Map<String, String> values = new HashMap<>();

    DocPages(TestWorld world, Person patient, Drug drug) {
        this.world = world;
        var now = TestClock.now().minusSeconds(5);
        put("now", ChinaTime.format(now));
        put("in 3 days", ChinaTime.format(now.plus(Duration.ofDays(3))));
        put("certno", patient.certno());
        put("psnNo", patient.no());
        put("psnName", patient.name());
        put("insuplcAdmdvs", patient.insuredDivision());
        put("medListCodg", drug.code());
        put("drugGenname", drug.genericName());
        put("drugDosform", drug.dosageForm());
        put("drugSpec", drug.spec());
        put("drugDosunt", drug.packUnit());
        put("sinDosunt", drug.doseUnit());
        put("Base64 of the PDF", TestWorld.base64(HospitalMessages.PDF));
    }

    void put(String name, String value) {
        values.put(name, value);
    }

    String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** Sends the page's request as this institution and keeps what the answer hands out. */
    void play(TestSite site, String operation) {
        from(site);
        var page = page(operation);
        if (page.contains("```json originalValue")) {
            var original = filled(block(page, "originalValue"));
            put("Base64 of originalValue", TestWorld.base64(original));
        }
        var request = Fields.parse(filled(block(page, "request"))).orElseThrow();
        var answer = world.call(site, operation, request.asMap()).must();
        keep(answer);
        answer.list("rxList").forEach(this::keep);
        sameShape(operation, shown(operation, page), answer.asMap());
    }

    /** Who sends from here on. */
    void from(TestSite site) {
        put("mdtrtareaAdmvs", site.institution().division());
        put("fixmedinsCode", site.code());
        put("fixmedinsName", site.institution().name());
        put("drCode", site.doctor().code());
        put("prscDrName", site.doctor().name());
        put("drCertno", site.doctor().certno());
        put("pharCode", site.pharmacist().code());
        put("pharName", site.pharmacist().name());
        put("pharCertno", site.pharmacist().certno());
    }

    private void keep(Fields answer) {
        for (var name :
                List.of(
                        "hiRxno",
                        "rxTraceCode",
                        "rxFile",
                        "signDigest",
                        "signCertSn",
                        "epcToken",
                        "authRxno",
                        "claimSecret",
                        "rxChkBizSn",
                        "selldrugSn",
                        "payOrdId",
                        "payToken",
                        "feeSumamt",
                        "ownPayAmt",
                        "psnAcctPay",
                        "fundPay")) {
            answer.optional(name).ifPresent(value -> put(name, value));
        }
    }

    // a download shows the whole of D005 with what its own page adds and changes
    private static Map<String, Object> shown(String operation, String page) {
        return operation.equals("rxDownload")
                ? merged(response(page("hospRxDetlQuery")), response(page))
                : response(page);
    }

    private static Map<String, Object> merged(Map<?, ?> some, Map<?, ?> more) {
        var all = new TreeMap<String, Object>();
        some.forEach((name, value) -> all.put(String.valueOf(name), value));
        more.forEach(
                (name, value) ->
                        all.merge(
                                String.valueOf(name),
                                value,
                                (before, after) ->
                                        before instanceof Map<?, ?> one
                                                        && after instanceof Map<?, ?> other
                                                ? merged(one, other)
                                                : after));
        return all;
    }

    private static Map<String, Object> response(String page) {
        return Fields.parse(block(page, "response")).orElseThrow().asMap();
    }

    /** A block of a page with every placeholder filled in. */
    String filled(String page, String block) {
        return filled(block(page, block));
    }

    /** Holds an answer against the block that shows it. */
    static void sameShape(String page, String block, Fields answer) {
        var shown = Fields.parse(block(page, block)).orElseThrow();
        sameShape(block, shown.asMap(), answer.asMap());
    }

    static String page(String operation) {
        try {
            return Files.readString(DOCS.resolve(operation + ".md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        return Matcher.quoteReplacement(value);
    }

    // an empty list of the example says only that the member is there
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
}
