package cn.yunfang.portal;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.person.Persons;
import cn.yunfang.registry.Registry;
import cn.yunfang.settlement.Settlement;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.settlement.Settlements.ByFund;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Settlements of a person or an institution, for a bureau; each look is logged. */
@Component
class SearchSettlements {
    private final Database database;
    private final Settlements settlements;
    private final Persons persons;
    private final Registry registry;
    private final AccessLog accessLog;
    private final Clock clock;

    SearchSettlements(
            Database database,
            Settlements settlements,
            Persons persons,
            Registry registry,
            AccessLog accessLog,
            Clock clock) {
        this.database = database;
        this.settlements = settlements;
        this.persons = persons;
        this.registry = registry;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /**
     * Of some days, the newest first: all of a person who is insured in the bureau's region; of
     * others what was bought there, PERSON_UNKNOWN when that is nothing.
     */
    Outcome<List<Settlement>> ofPerson(Caller caller, String personNo, Days days, String purpose) {
        var trip = new RoundTrip();
        var person = trip.add(persons.byNo(personNo));
        var all = trip.add(settlements.ofPerson(personNo, days.start()));
        database.send(trip);
        boolean own = person.get().filter(one -> caller.covers(one.insuredDivision())).isPresent();
        var seen =
                all.get().stream()
                        .filter(one -> one.at().isBefore(days.end()))
                        .filter(one -> own || isOfRegion(caller, one.institution()))
                        .toList();
        if (!own && seen.isEmpty()) {
            return Outcome.refused(Refusal.at("psnNo", Reason.PERSON_UNKNOWN));
        }
        return looked(caller, personNo, purpose, seen);
    }

    /** Of some days and an institution of the bureau's region, the newest first. */
    Outcome<List<Settlement>> ofInstitution(Caller caller, String code, Days days, String purpose) {
        if (!isOfRegion(caller, code)) {
            return Outcome.refused(Reason.INSTITUTION_UNKNOWN, code);
        }
        var found = database.read(settlements.ofInstitution(code, days.start(), days.end()));
        var newestFirst = found.rows().reversed().stream().map(ByFund::settlement).toList();
        return looked(caller, code, purpose, newestFirst);
    }

    private boolean isOfRegion(Caller caller, String institution) {
        return registry.institution(institution)
                .filter(one -> caller.covers(one.division()))
                .isPresent();
    }

    private Outcome<List<Settlement>> looked(
            Caller caller, String subject, String purpose, List<Settlement> seen) {
        database.commit(
                accessLog.look(caller, clock.instant(), "searchSettlements", subject, purpose));
        return Outcome.done(seen);
    }
}
