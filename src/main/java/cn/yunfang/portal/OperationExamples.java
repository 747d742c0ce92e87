package cn.yunfang.portal;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.identity.DemoAccounts;
import cn.yunfang.national.Envelopes;
import cn.yunfang.national.Operations;
import cn.yunfang.person.Persons;
import cn.yunfang.registry.Application;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Bodies to begin with, for every operation: those of docs/national-interface where there is one,
 * else what the field rules ask for. What stands in angle brackets is filled in as far as it can be
 * known beforehand.
 */
@Component
class OperationExamples {
    /**
     * A body as its page shows it.
     *
     * @param page the file; @param title its first heading, for a page of one operation
     */
    private record Shown(String page, String title, String body) {}

    private static final Pattern BLOCK =
            Pattern.compile(
                    "```json (?:((?:C\\d )?\\d{4}[A-Z]?) )?request\\n(.*?)```", Pattern.DOTALL);
    private static final String PROFILE_C = "profile-c.md";
    private static final Pattern UPPER = Pattern.compile("(?<=[a-z])[A-Z]");
    private static final Pattern PLACEHOLDER = Pattern.compile("<([^<>]+)>");
    private static final Duration PRESCRIBED_AGO = Duration.ofSeconds(5);
    private static final Duration VALID = Duration.ofDays(3);

    private final Map<String, Shown> shown = new HashMap<>();
    private final Operations operations;
    private final Registry registry;
    private final Formulary formulary;
    private final Persons persons;
    private final Database database;
    private final ObjectProvider<DemoAccounts> people;
    private final Clock clock;

    OperationExamples(
            Operations operations,
            Registry registry,
            Formulary formulary,
            Persons persons,
            Database database,
            ObjectProvider<DemoAccounts> people,
            Clock clock) {
        this.operations = operations;
        this.registry = registry;
        this.formulary = formulary;
        this.persons = persons;
        this.database = database;
        this.people = people;
        this.clock = clock;
        pages();
    }

    private void pages() {
        try {
            var found =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:static/docs/national-interface/*.md");
            for (var page : found) {
                read(page);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Resource page) throws IOException {
        var file = Optional.ofNullable(page.getFilename()).orElse("");
        var text = page.getContentAsString(StandardCharsets.UTF_8);
        var title = text.lines().findFirst().orElse("").replaceFirst("^# *", "");
        var blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            var named = Optional.ofNullable(blocks.group(1));
            shown.putIfAbsent(
                    named.orElse(file.replace(".md", "")),
                    new Shown(file, named.isPresent() ? "" : title, blocks.group(2).strip()));
        }
    }

    /** The page's first heading, "" when there is no page of its own. */
    String title(String operation) {
        return Optional.ofNullable(shown.get(operation)).map(Shown::title).orElse("");
    }

    /** The page that shows the operation, "" when none does; profile C has one for all. */
    String page(Envelopes.Known one) {
        return one.profile().startsWith("C")
                ? PROFILE_C
                : Optional.ofNullable(shown.get(one.name())).map(Shown::page).orElse("");
    }

    /** A body with what is known beforehand filled in. */
    String body(String operation, Map<String, String> values) {
        var body =
                Optional.ofNullable(shown.get(operation))
                        .map(Shown::body)
                        .orElseGet(() -> operations.example(operation));
        return PLACEHOLDER
                .matcher(body)
                .replaceAll(
                        one ->
                                Matcher.quoteReplacement(
                                        values.getOrDefault(one.group(1), one.group())));
    }

    /** What can be known of whoever sends. */
    Map<String, String> values(Optional<Application> sender) {
        var now = clock.instant();
        var values = new HashMap<String, String>();
        values.put("now", ChinaTime.format(now.minus(PRESCRIBED_AGO)));
        values.put("today", ChinaTime.date(now).toString());
        values.put("in 3 days", ChinaTime.format(now.minus(PRESCRIBED_AGO).plus(VALID)));
        values.put("hospRxno", "SB" + now.toEpochMilli());
        sender.ifPresent(one -> sender(one.institution(), values));
        drug(now, values);
        patient(values);
        for (var name : List.copyOf(values.keySet())) {
            values.putIfAbsent(nationalName(name), values.get(name));
        }
        return values;
    }

    // profile C and FSI: certno, med_list_codg
    private static String nationalName(String camel) {
        return UPPER.matcher(camel)
                .replaceAll(letter -> "_" + letter.group().toLowerCase(Locale.ROOT));
    }

    private void sender(String code, Map<String, String> values) {
        registry.institution(code)
                .ifPresent(
                        one -> {
                            values.put("mdtrtareaAdmvs", one.division());
                            values.put("fixmedinsCode", one.code());
                            values.put("fixmedinsName", one.name());
                        });
        for (var one : registry.practitionersAt(code)) {
            boolean doctor = one.kind() == Practitioner.Kind.DOCTOR;
            values.putIfAbsent(doctor ? "drCode" : "pharCode", one.code());
            values.putIfAbsent(doctor ? "prscDrName" : "pharName", one.name());
            values.putIfAbsent(doctor ? "drCertno" : "pharCertno", one.certno());
        }
    }

    private void drug(Instant now, Map<String, String> values) {
        formulary.circulating(ChinaTime.date(now)).stream()
                .findFirst()
                .ifPresent(
                        one -> {
                            values.put("medListCodg", one.code());
                            values.put("drugGenname", one.genericName());
                            values.put("drugDosform", one.dosageForm());
                            values.put("drugSpec", one.spec());
                            values.put("drugDosunt", one.packUnit());
                            values.put("sinDosunt", one.doseUnit());
                        });
    }

    private void patient(Map<String, String> values) {
        people.stream()
                .flatMap(all -> all.all().stream())
                .filter(one -> one.person().role().equals("PATIENT"))
                .findFirst()
                .flatMap(one -> database.read(persons.byNo(one.person().who())))
                .ifPresent(
                        one -> {
                            values.put("psnNo", one.no());
                            values.put("psnName", one.name());
                            values.put("certno", one.certno());
                            values.put("insuplcAdmdvs", one.insuredDivision());
                        });
    }
}
