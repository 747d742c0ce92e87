package cn.yunfang.prescription;

import cn.yunfang.person.FoundPerson;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** SQL of {@code prescription.rx} and {@code prescription.line}. */
final class PrescriptionTable {
    /** Prescriptions with their lines, as {@link PrescriptionRows} reads them. */
    static final String SELECT =
            """
            select r.bucket, r.number, r.hi_rxno, r.trace_code, r.institution, r.hospital_number,
            r.person_no, r.doctor, r.department, r.diagnosis, r.prescribed_at, r.valid_days,
            r.issues, r.interval_days, r.type, r.business, r.attribute, r.long_term,
            r.state, r.issue, r.version, r.cancel_requested, r.effective_at, r.due_at,
            r.gated, r.waiting, r.bridged, l.withheld,
            l.issue as line_issue, l.line_no, l.drug_code, l.quantity, l.unit, l.owed,
            l.dispensed, l.state as line_state, l.holder, l.claim, l.audited, l.settlement
            from prescription.rx r
            join prescription.line l on l.bucket = r.bucket and l.number = r.number
            """;

    private static final String FIND =
            SELECT
                    + """
                    where r.bucket = :bucket
                      and r.number = :number
                    order by l.issue, l.line_no""";

    private static final String OF =
            SELECT
                    + """
                    where r.bucket = %s
                      and r.person_no = %s
                      and r.state >= 3
                      and r.prescribed_at >= :since
                    order by r.prescribed_at desc, r.number, l.issue, l.line_no""";

    private static final String OF_PERSON = OF.formatted(":bucket", ":person");
    private static final String OF_FOUND = OF.formatted(FoundPerson.BUCKET, FoundPerson.NUMBER);

    private static final String OF_DOCTOR =
            SELECT
                    + """
                    where (r.bucket, r.number) in (
                        select d.bucket, d.number
                        from prescription.rx d
                        where d.doctor = :doctor
                          and d.institution = :institution
                          and d.state = any(:states)
                          and (d.prescribed_at, d.number) < (:before, :number)
                        order by d.prescribed_at desc, d.number desc
                        limit :most)
                    order by r.prescribed_at desc, r.number desc, l.issue, l.line_no""";

    private static final String INSERT =
            """
            insert into prescription.rx
                (bucket, number, hi_rxno, trace_code, institution, hospital_number, person_no,
                 doctor, department, diagnosis, prescribed_at, valid_days, issues, interval_days,
                 type, business, attribute, long_term, state, issue, version,
                 cancel_requested, effective_at, due_at)
            values
                (:bucket, :number, :hiRxno, :traceCode, :institution, :hospitalNumber, :person,
                 :doctor, :department, :diagnosis, :prescribedAt, :validDays, :issues,
                 :intervalDays, :type, :business, :attribute, :longTerm, :state,
                 :issue, 0, false, :effectiveAt, :dueAt)""";

    private static final String INSERT_LINES =
            """
            insert into prescription.line
                (bucket, number, issue, line_no, drug_code, quantity, unit, dispensed, state,
                 holder, claim, audited, settlement, owed, days)
            select :bucket, :number, n.issue, n.line_no, n.drug_code, n.quantity, n.unit, 0, 0,
                   '', 0, false, 0, 0, n.days
            from unnest(:issues::int[], :lineNos::int[], :drugs::text[], :quantities::numeric[],
                        :units::text[], :days::numeric[])
                as n (issue, line_no, drug_code, quantity, unit, days)""";

    // version is the aggregate's optimistic lock: whoever writes second reads again
    private static final String ADVANCE =
            """
            update prescription.rx
            set state = :to,
                issue = :issue,
                version = version + 1,
                cancel_requested = :cancelRequested,
                effective_at = :effectiveAt,
                due_at = :dueAt,
                gated = :gated,
                waiting = :waiting,
                bridged = :bridged
            where bucket = :bucket
              and number = :number
              and state = :from
              and version = :version""";

    private static final String CHANGE_LINES =
            """
            update prescription.line l
            set state = c.state,
                dispensed = c.dispensed,
                holder = c.holder,
                claim = c.claim,
                audited = c.audited = 1,
                settlement = c.settlement,
                owed = c.owed,
                withheld = c.withheld,
                handed_over_at = case when c.dispensed > l.dispensed then :now
                                      else l.handed_over_at end
            from unnest(:issues::int[], :lineNos::int[], :states::int[], :dispensed::numeric[],
                        :holders::text[], :claims::bigint[], :audited::int[],
                        :settlements::bigint[], :owed::numeric[], :withheld::numeric[])
                as c (issue, line_no, state, dispensed, holder, claim, audited, settlement, owed,
                      withheld)
            where l.bucket = :bucket
              and l.number = :number
              and l.issue = c.issue
              and l.line_no = c.line_no""";

    private PrescriptionTable() {}

    static Sql<Optional<Prescription>> find(PrescriptionId id) {
        return Sql.read(
                FIND,
                key(id),
                rows -> {
                    var all = PrescriptionRows.read(rows);
                    return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
                });
    }

    static Sql<List<Prescription>> ofPerson(String personNo, Instant since) {
        return Sql.read(
                OF_PERSON,
                Map.of(
                        "bucket", Bucket.ofPerson(personNo).value(),
                        "person", personNo,
                        "since", since),
                PrescriptionRows::read);
    }

    /** The same of the person that an earlier statement of the trip found. */
    static Sql<List<Prescription>> ofFoundPerson(Instant since) {
        return Sql.read(OF_FOUND, Map.of("since", since), PrescriptionRows::read);
    }

    static Sql<List<Prescription>> ofDoctor(Prescriptions.Written which) {
        var params = new LinkedHashMap<String, Object>(Map.of("doctor", which.doctor()));
        params.put("institution", which.institution());
        params.put("states", which.states().stream().mapToInt(PrescriptionState::code).toArray());
        params.putAll(
                Map.of("before", which.before(), "number", which.number(), "most", which.most()));
        return Sql.read(OF_DOCTOR, params, PrescriptionRows::read);
    }

    /**
     * @param days how long each line lasts, by its number from 1
     */
    static List<Sql<?>> insert(Prescription rx, List<BigDecimal> days) {
        var facts = rx.facts();
        var params = key(rx.id());
        params.put("hiRxno", facts.hiRxno());
        params.put("traceCode", facts.traceCode());
        params.put("institution", facts.institution());
        params.put("hospitalNumber", facts.hospitalNumber());
        params.put("person", facts.personNo());
        params.put("doctor", facts.doctor());
        params.put("department", facts.department());
        params.put("diagnosis", facts.diagnosis());
        params.put("prescribedAt", facts.prescribedAt());
        params.put("validDays", facts.validDays());
        params.put("issues", facts.issues());
        params.put("intervalDays", facts.intervalDays());
        params.put("type", facts.type());
        params.put("business", facts.business());
        params.put("attribute", facts.attribute());
        params.put("longTerm", facts.longTerm());
        params.put("state", rx.state().code());
        params.put("issue", rx.issue());
        params.put("effectiveAt", rx.effectiveAt());
        params.put("dueAt", rx.dueAt());
        var lines = key(rx.id());
        lines.put("issues", ints(rx.lines(), PrescriptionLine::issue));
        lines.put("lineNos", ints(rx.lines(), PrescriptionLine::no));
        lines.put("drugs", texts(rx.lines(), PrescriptionLine::drugCode));
        lines.put("quantities", decimals(rx.lines(), PrescriptionLine::quantity));
        lines.put("units", texts(rx.lines(), PrescriptionLine::unit));
        lines.put("days", decimals(rx.lines(), line -> days.get(line.no() - 1)));
        return List.of(Sql.write(INSERT, params), Sql.write(INSERT_LINES, lines));
    }

    /** Writes what differs; refused as a whole when somebody else wrote in between. */
    static List<Sql<?>> save(Prescription before, Prescription after, Instant now) {
        var params = key(after.id());
        params.put("from", before.state().code());
        params.put("version", before.version());
        params.put("to", after.state().code());
        params.put("issue", after.issue());
        params.put("cancelRequested", after.cancelRequested());
        params.put("effectiveAt", after.effectiveAt());
        params.put("dueAt", after.dueAt());
        params.put("gated", after.gating().gated());
        params.put("waiting", after.gating().waiting());
        params.put("bridged", after.gating().bridged());
        var writes = new ArrayList<Sql<?>>();
        writes.add(Sql.writeExactly(1, ADVANCE, params, Reason.CHANGED_MEANWHILE));
        var changed =
                after.lines().stream().filter(line -> !before.lines().contains(line)).toList();
        if (!changed.isEmpty()) {
            writes.add(changeLines(after.id(), changed, now));
        }
        return writes;
    }

    private static Sql<?> changeLines(
            PrescriptionId id, List<PrescriptionLine> changed, Instant now) {
        var params = key(id);
        params.put("now", now);
        params.put("issues", ints(changed, PrescriptionLine::issue));
        params.put("lineNos", ints(changed, PrescriptionLine::no));
        params.put("states", ints(changed, line -> line.state().code()));
        params.put("dispensed", decimals(changed, PrescriptionLine::dispensed));
        params.put("holders", texts(changed, PrescriptionLine::holder));
        params.put("claims", longs(changed, PrescriptionLine::claim));
        params.put("audited", ints(changed, line -> line.audited() ? 1 : 0));
        params.put("settlements", longs(changed, PrescriptionLine::settlement));
        params.put("owed", decimals(changed, PrescriptionLine::owed));
        params.put("withheld", decimals(changed, PrescriptionLine::withheld));
        return Sql.write(CHANGE_LINES, params);
    }

    private static LinkedHashMap<String, Object> key(PrescriptionId id) {
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", id.bucket().value());
        params.put("number", id.number());
        return params;
    }

    private static int[] ints(List<PrescriptionLine> lines, ToIntFunction<PrescriptionLine> f) {
        return lines.stream().mapToInt(f).toArray();
    }

    private static long[] longs(List<PrescriptionLine> lines, ToLongFunction<PrescriptionLine> f) {
        return lines.stream().mapToLong(f).toArray();
    }

    private static String[] texts(
            List<PrescriptionLine> lines, Function<PrescriptionLine, String> f) {
        return lines.stream().map(f).toArray(String[]::new);
    }

    private static BigDecimal[] decimals(
            List<PrescriptionLine> lines, Function<PrescriptionLine, BigDecimal> f) {
        return lines.stream().map(f).toArray(BigDecimal[]::new);
    }
}
