package cn.yunfang.portal;

import cn.yunfang.ledger.Account;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.SettlementNumber;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** For whom of his family the owner of a personal account paid (家庭共济). */
@Component
class PaidFor {
    private final Database database;
    private final Settlements settlements;
    private final Persons persons;

    PaidFor(Database database, Settlements settlements, Persons persons) {
        this.database = database;
        this.settlements = settlements;
        this.persons = persons;
    }

    /** The buyers of those entries that were not purchases of the owner himself. */
    Map<SettlementNumber, FamilyController.Party> of(Account.Statement statement, Caller caller) {
        if (statement.account().kind() != Account.Kind.ACCOUNT || statement.entries().isEmpty()) {
            return Map.of();
        }
        var bookings = statement.entries().stream().map(PaidFor::booking).distinct().toList();
        var buyers = new HashMap<>(database.read(settlements.buyers(bookings)));
        buyers.values().removeIf(statement.account().owner()::equals);
        if (buyers.isEmpty()) {
            return Map.of();
        }
        var numbers = buyers.values().stream().distinct().toList();
        var byNo =
                database.read(persons.byNos(numbers)).stream()
                        .collect(Collectors.toMap(Person::no, one -> one));
        var paidFor = new HashMap<SettlementNumber, FamilyController.Party>();
        buyers.forEach(
                (booking, no) ->
                        Optional.ofNullable(byNo.get(no))
                                .map(person -> FamilyController.Party.of(person, caller))
                                .ifPresent(one -> paidFor.put(booking, one)));
        return paidFor;
    }

    /** The booking that an entry is of, as a number of a settlement. */
    static SettlementNumber booking(Account.Statement.Entry entry) {
        return new SettlementNumber(new Bucket(entry.place().bucket()), entry.place().booking());
    }
}
