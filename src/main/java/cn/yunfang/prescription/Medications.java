package cn.yunfang.prescription;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.rules.InUse;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a patient has at home and may still fetch, across all institutions (在用药品). */
@Component
public class Medications {
    private final Journal journal;
    private final Formulary formulary;
    private final Registry registry;

    Medications(Journal journal, Formulary formulary, Registry registry) {
        this.journal = journal;
        this.formulary = formulary;
        this.registry = registry;
    }

    /**
     * Of the person that an earlier statement of the same trip found, newest first; a drug that
     * left the catalogue is passed over.
     */
    public Sql<List<InUse>> ofFoundPerson() {
        return inUse(MedicationTable.ofFoundPerson(journal.now()));
    }

    /** The same beside a prescription of the person. */
    public Sql<List<InUse>> beside(PrescriptionId id) {
        return inUse(MedicationTable.beside(id, journal.now()));
    }

    /**
     * One line of an issue that was handed over and not taken back.
     *
     * @param on the day it was handed over, the last one if in parts
     * @param days it lasts, in proportion to what was handed over, whole days rounded down
     */
    public record Collected(String personNo, String drugCode, LocalDate on, int days) {}

    /**
     * A prescription that took effect.
     *
     * @param nextIssue the day its next issue opens; empty when there is none
     */
    public record Written(
            String personNo, String doctor, String institution, Optional<LocalDate> nextIssue) {}

    /** What several persons collected of what was prescribed since a moment. */
    public Sql<List<Collected>> collected(List<String> personNos, Instant since) {
        return MedicationTable.collected(personNos, since);
    }

    /** What was written for several persons since a moment. */
    public Sql<List<Written>> written(List<String> personNos, Instant since) {
        return MedicationTable.written(personNos, since, journal.now());
    }

    /** Whose prescriptions these are. */
    public Sql<List<String>> whose(List<PrescriptionId> ids) {
        return MedicationTable.whose(ids);
    }

    private Sql<List<InUse>> inUse(Sql<List<MedicationTable.Row>> stored) {
        return stored.map(rows -> rows.stream().flatMap(this::inUse).toList());
    }

    private Stream<InUse> inUse(MedicationTable.Row row) {
        return formulary
                .drug(row.drugCode(), ChinaTime.date(journal.now()))
                .map(
                        drug ->
                                new InUse(
                                        row.hiRxno(),
                                        nameOf(row.institution()),
                                        drug,
                                        row.days(),
                                        row.quantity(),
                                        row.dispensed(),
                                        row.handedOver(),
                                        row.open()))
                .stream();
    }

    private String nameOf(String institution) {
        return Optional.of(institution)
                .flatMap(registry::institution)
                .map(Institution::name)
                .orElse(institution);
    }
}
