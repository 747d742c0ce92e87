package cn.yunfang.care;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Sql;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Visits that are due and what was found at those that were made. */
@Component
public class Visits {
    /** Due until a day at an institution, the longest due first. */
    public Sql<List<Visit>> work(String institution, LocalDate until, int most) {
        return VisitTable.work(institution, until, most);
    }

    /** One; empty for a number that is none. */
    public Sql<Optional<Visit>> find(String number) {
        return VisitTable.find(key(number));
    }

    /** The latest hundred of a person, the one that is due the latest first. */
    public Sql<List<Visit>> of(String personNo) {
        return VisitTable.of(personNo);
    }

    /** Of each guideline the visit that is due and the last one that was made. */
    public Sql<List<Visit>> latest(String personNo) {
        return VisitTable.latest(personNo);
    }

    /** What all forms of a visit say together, each word with who said it and when. */
    public Sql<Merged> merged(String number) {
        return FormTable.of(key(number)).map(Merged::of);
    }

    /** The one that was made before it by the same guideline. */
    public Sql<Optional<Visit>> before(Visit one) {
        return VisitTable.before(one.number());
    }

    /** What a visit's findings were put to a hospital for. */
    public Sql<Optional<Escalation>> escalation(String number) {
        return EscalationTable.ofVisit(key(number));
    }

    // serial 0 is nothing's
    private static CareNumber key(String number) {
        return CareNumber.parse(number).orElseGet(() -> new CareNumber(new Bucket(0), 0));
    }
}
