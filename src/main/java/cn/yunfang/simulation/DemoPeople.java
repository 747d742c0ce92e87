package cn.yunfang.simulation;

import cn.yunfang.chronic.Filing;
import cn.yunfang.chronic.Filings;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.person.Persons;
import cn.yunfang.settlement.PersonalAccounts;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Enrols the demo city's persons with their accounts and chronic filings, thousands at once. */
@Component
@ConditionalOnBooleanProperty("yunfang.demo")
final class DemoPeople {
    private static final int AT_ONCE = 2_000;
    private static final LocalDate FILED_FROM = LocalDate.of(2025, 1, 1);
    private static final LocalDate FILED_TO = LocalDate.of(2035, 12, 31);

    private final Database database;
    private final Persons persons;
    private final PersonalAccounts accounts;
    private final Filings filings;
    private final Formulary formulary;
    private final Clock clock;

    DemoPeople(
            Database database,
            Persons persons,
            PersonalAccounts accounts,
            Filings filings,
            Formulary formulary,
            Clock clock) {
        this.database = database;
        this.persons = persons;
        this.accounts = accounts;
        this.filings = filings;
        this.formulary = formulary;
        this.clock = clock;
    }

    void enrol(City city) {
        for (int from = 0; from < city.persons(); from += AT_ONCE) {
            enrol(city.residents(from, from + AT_ONCE).toList());
        }
    }

    private void enrol(List<Resident> some) {
        var balances = new LinkedHashMap<String, Fen>();
        some.forEach(one -> one.balance().ifPresent(fen -> balances.put(one.person().no(), fen)));
        var writes = new ArrayList<Sql<?>>();
        writes.add(persons.enrol(some.stream().map(Resident::enrolment).toList()));
        writes.addAll(accounts.open(balances));
        writes.add(filings.file(some.stream().flatMap(this::filingsOf).toList()));
        // so that the small purchases of the stories are not all below the deductible
        writes.add(
                accounts.takeOver(
                        ChinaTime.today(clock).getYear(),
                        some.stream().flatMap(DemoPeople::paidBy).toList()));
        database.commit(writes).ifPresent(DemoPeople::refused);
    }

    private Stream<Filing> filingsOf(Resident one) {
        return one.diseases().stream()
                .map(
                        code ->
                                new Filing(
                                        one.person().no(),
                                        code,
                                        formulary.chronicDisease(code).orElse(code),
                                        FILED_FROM,
                                        FILED_TO));
    }

    private static Stream<PersonalAccounts.EarlierPaid> paidBy(Resident one) {
        return one.deductibles().entrySet().stream()
                .map(
                        paid ->
                                new PersonalAccounts.EarlierPaid(
                                        one.person().no(), paid.getKey(), paid.getValue()));
    }

    private static void refused(Reason reason) {
        throw new IllegalStateException("the demo city was refused: " + reason);
    }
}
