package cn.yunfang.formulary;

import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.RoundTrip;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The catalogue in force on a day, answered from memory. */
@Component
public class Formulary {
    private final Clock clock;
    private final Edition edition;

    Formulary(Database database, Clock clock) {
        this.clock = clock;
        new EditionLoader(database, clock).load();
        var trip = new RoundTrip();
        var drugs = trip.add(FormularyTable.drugs());
        var limits = trip.add(FormularyTable.limits(ChinaTime.today(clock)));
        var terms = trip.add(FormularyTable.terms());
        database.send(trip);
        this.edition = new Edition(drugs.get(), limits.get(), terms.get());
    }

    public Optional<Drug> drug(String code, LocalDate on) {
        return edition.drug(code, on);
    }

    /** Products of the day that a pharmacy may hand over for a drug, itself among them. */
    public List<Drug> sameProducts(Drug drug, LocalDate on) {
        return edition.named(drug.genericName()).stream()
                .filter(one -> one.inForce(on) && one.sameProductAs(drug))
                .toList();
    }

    /** All drugs that may circulate on the day, in code order. */
    public List<Drug> circulating(LocalDate on) {
        return edition.drugs().stream().filter(d -> d.circulates() && d.inForce(on)).toList();
    }

    /** All drugs of the catalogue on the day, in code order. */
    public List<Drug> inForce(LocalDate on) {
        return edition.drugs().stream().filter(d -> d.inForce(on)).toList();
    }

    /** Drugs by part of the name, pinyin initials or head of the code; best first. */
    public List<Drug> search(String text, int limit, LocalDate on) {
        return edition.search(text, limit, on);
    }

    /** Name of an insurance ICD-10 diagnosis. */
    public Optional<String> diagnosis(String code) {
        return name(Lists.DIAGNOSIS, code);
    }

    /** Diagnoses by part of the name, pinyin initials or head of the code; best first. */
    public List<Term> searchDiagnoses(String text, int limit) {
        return edition.searchDiagnoses(text, limit, today());
    }

    /** Name of an outpatient chronic disease: national (M…), or added by a city (L…). */
    public Optional<String> chronicDisease(String code) {
        return name(Lists.CHRONIC_DISEASE, code);
    }

    /** Rules of the national 智能监管 library and the catalogue for a generic name. */
    public List<DrugLimit> limits(String genericName) {
        return edition.limits(genericName);
    }

    /** Full name of a division, such as 江苏省南京市玄武区. */
    public Optional<String> divisionName(String code) {
        return value(Lists.DIVISION, code).map(Term::detail);
    }

    /** Name of a national route of administration (drug_medc_way). */
    public Optional<String> route(String code) {
        return name(Lists.ROUTE, code);
    }

    /**
     * How often a day: by national code (11 = qd, 12 = bid …) or by Latin word in any case; empty
     * for a hospital's own code.
     */
    public Optional<BigDecimal> frequencyPerDay(String code) {
        return value(Lists.FREQUENCY, code)
                .or(() -> value(Lists.FREQUENCY_WORD, code.toLowerCase(Locale.ROOT)))
                .or(() -> byLatin(code))
                .map(Formulary::perDay);
    }

    private Optional<Term> byLatin(String word) {
        var head = word.toLowerCase(Locale.ROOT) + " ";
        return values(Lists.FREQUENCY).stream()
                .filter(term -> term.detail().startsWith(head))
                .findFirst();
    }

    private static BigDecimal perDay(Term frequency) {
        var rate = frequency.detail().substring(frequency.detail().indexOf(" ") + 1).split("/", 2);
        return new BigDecimal(rate[0])
                .divide(new BigDecimal(rate[1]), 6, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    /** A value of a code table ({@link Lists} or a national field such as {@code med_type}). */
    public Optional<Term> value(String list, String code) {
        return edition.term(list, code, today());
    }

    /** All values of a code table in code order. */
    public List<Term> values(String list) {
        return edition.terms(list, today());
    }

    private Optional<String> name(String list, String code) {
        return value(list, code).map(Term::name);
    }

    private LocalDate today() {
        return ChinaTime.today(clock);
    }
}
