package cn.yunfang.cohort;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import cn.yunfang.care.Contract;
import cn.yunfang.care.Contracts;
import cn.yunfang.chronic.Filing;
import cn.yunfang.chronic.Filings;
import cn.yunfang.cohort.Judge.Known;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.prescription.Medications;
import cn.yunfang.prescription.Medications.Collected;
import cn.yunfang.prescription.Medications.Written;
import cn.yunfang.reach.Reach;
import cn.yunfang.reach.Township;
import cn.yunfang.reading.Reading;
import cn.yunfang.reading.Readings;
import cn.yunfang.reading.Readings.Wanted;
import cn.yunfang.reading.Threshold;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.RoundTrip;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads what is known of many persons at once and makes their rows. */
@Component
class MakeRows {
    /** Longer than any value is fresh. */
    private static final Duration MEASURED = Duration.ofDays(366);

    private static final Duration COLLECTED = Duration.ofDays(Medicine.LOOK_BACK_DAYS);
    private static final Duration TREATED = Duration.ofDays(366);

    /** Whom it asks. */
    @Component
    record Sources(
            Persons persons,
            Filings filings,
            Contracts contracts,
            Medications medications,
            Readings readings,
            Reach reach) {}

    private final Database database;
    private final Sources sources;
    private final Registry registry;
    private final Scales scales;
    private final Judge judge;

    MakeRows(Database database, Sources sources, Registry registry, Scales scales, Judge judge) {
        this.database = database;
        this.sources = sources;
        this.registry = registry;
        this.scales = scales;
        this.judge = judge;
    }

    /** Rows of all that the persons are filed for, in two round trips. */
    List<Entry> of(List<String> personNos, Instant now) {
        var trip = new RoundTrip();
        var persons = trip.add(sources.persons.byNos(personNos));
        var filings = trip.add(sources.filings.of(personNos));
        var contracts = trip.add(sources.contracts.responsible(personNos, ChinaTime.date(now)));
        var collected = trip.add(sources.medications.collected(personNos, now.minus(COLLECTED)));
        var written = trip.add(sources.medications.written(personNos, now.minus(TREATED)));
        var thresholds = trip.add(sources.readings.thresholds(personNos));
        var townships = trip.add(sources.reach.townships(""));
        database.send(trip);
        var measured =
                database.read(sources.readings.latest(wanted(filings.get()), now.minus(MEASURED)));
        var filed = by(filings.get(), Filing::personNo);
        var contracted =
                contracts.get().stream()
                        .collect(toMap(Contract::personNo, Function.identity(), (one, _) -> one));
        var fetched = by(collected.get(), Collected::personNo);
        var treated = by(written.get(), Written::personNo);
        var values = by(measured, Reading::personNo);
        var targets = by(thresholds.get(), Threshold::personNo);
        return persons.get().stream()
                .map(
                        one ->
                                new Known(
                                        one,
                                        of(filed, one),
                                        Optional.ofNullable(contracted.get(one.no())),
                                        of(fetched, one),
                                        of(treated, one),
                                        of(values, one),
                                        of(targets, one)))
                .flatMap(one -> entries(one, townships.get(), now))
                .toList();
    }

    private Stream<Entry> entries(Known known, List<Township> townships, Instant now) {
        var township =
                known.contract()
                        .flatMap(one -> registry.institution(one.institution()))
                        .flatMap(one -> nearest(one, townships))
                        .map(Township::code)
                        .orElse("");
        return judge.entries(known, township, now).stream();
    }

    // nobody tells which township somebody lives in: it is that of the clinic he chose
    private static Optional<Township> nearest(Institution clinic, List<Township> townships) {
        return townships.stream()
                .filter(one -> one.code().startsWith(clinic.division()))
                .min(
                        Comparator.comparing(
                                one ->
                                        clinic.metresFrom(
                                                one.longitude().doubleValue(),
                                                one.latitude().doubleValue())));
    }

    private List<Wanted> wanted(List<Filing> filings) {
        return filings.stream()
                .flatMap(
                        filing ->
                                scales.of(filing.diseaseCode()).stream()
                                        .map(one -> new Wanted(filing.personNo(), one.kind())))
                .distinct()
                .toList();
    }

    private static <T> Map<String, List<T>> by(List<T> all, Function<T, String> personNo) {
        return all.stream().collect(groupingBy(personNo));
    }

    private static <T> List<T> of(Map<String, List<T>> all, Person person) {
        return all.getOrDefault(person.no(), List.of());
    }
}
