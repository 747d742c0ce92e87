package cn.yunfang.portal;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.RoundTrip;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The persons of a list, by number; a look at each is logged. */
@Component
class ShowPersons {
    private final Database database;
    private final Persons persons;
    private final AccessLog accessLog;
    private final Clock clock;

    ShowPersons(Database database, Persons persons, AccessLog accessLog, Clock clock) {
        this.database = database;
        this.persons = persons;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    Map<String, Person> of(Caller caller, String operation, List<String> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        var trip = new RoundTrip();
        var found = ask(trip, caller, operation, numbers);
        database.commit(trip);
        return found.get();
    }

    Map<String, String> names(Caller caller, String operation, List<String> numbers) {
        return of(caller, operation, numbers).values().stream()
                .collect(Collectors.toMap(Person::no, Person::name));
    }

    /** In a trip that is committed: one read, and one look at each of them. */
    Supplier<Map<String, Person>> ask(
            RoundTrip trip, Caller caller, String operation, List<String> numbers) {
        return ask(trip, caller, operation, numbers, Sight.purpose(caller, null));
    }

    /** The same for a purpose that was said. */
    Supplier<Map<String, Person>> ask(
            RoundTrip trip, Caller caller, String operation, List<String> numbers, String purpose) {
        var distinct = numbers.stream().distinct().toList();
        var found = trip.add(persons.byNos(distinct));
        trip.add(accessLog.looks(caller, clock.instant(), operation, distinct, purpose));
        return () -> found.get().stream().collect(Collectors.toMap(Person::no, one -> one));
    }
}
