package cn.yunfang.care;

import cn.yunfang.care.Contract.State;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code care.contract} and {@code care.standing}. */
final class ContractTable {
    private static final String COLUMNS =
            """
            select c.bucket, c.serial, c.person_no, c.doctor, c.institution, c.package, c.from_day,
                   c.to_day, c.state, c.by_patient, c.renews, c.offered_at, c.answered_at,
                   c.ended_at, c.end_reason, c.plan_at
            from care.contract c
            """;

    private static final String BY_NUMBER =
            COLUMNS
                    + """
                    where c.bucket = :bucket
                      and c.serial = :serial""";

    private static final String OF_PERSON =
            COLUMNS
                    + """
                    where c.bucket = :bucket
                      and c.person_no = :person
                    order by c.serial desc""";

    private static final String STANDING =
            COLUMNS
                    + """
                    join care.standing s
                      on s.bucket = c.bucket
                     and s.contract = c.serial
                    join unnest(:buckets::smallint[], :persons::text[])
                        as given (bucket, person_no)
                      on given.bucket = s.bucket
                     and given.person_no = s.person_no
                    where :day between c.from_day and c.to_day""";

    private static final String OF_DOCTOR =
            COLUMNS
                    + """
                    where c.institution = :institution
                      and c.doctor = :doctor
                      and c.serial < :before
                    order by c.serial desc
                    limit :most""";

    private static final String DUE =
            COLUMNS
                    + """
                    where c.plan_at <= :now
                    order by c.plan_at
                    limit 100""";

    private static final String ADD =
            """
            insert into care.contract
                (bucket, serial, person_no, doctor, institution, package, from_day, to_day, state,
                 by_patient, renews, offered_at, end_reason)
            values
                (:bucket, :serial, :person, :doctor, :institution, :package, :from, :to, 0,
                 :byPatient, :renews, :at, '')
            on conflict do nothing""";

    private static final String TAKE_FORCE =
            """
            insert into care.standing (bucket, person_no, contract)
            values (:bucket, :person, :serial)
            on conflict do nothing""";

    private static final String HAND_ON =
            """
            update care.standing
            set contract = :serial
            where bucket = :bucket
              and person_no = :person
              and contract = :before""";

    private static final String LEAVE_FORCE =
            """
            delete from care.standing
            where bucket = :bucket
              and contract = :serial""";

    private static final String AGREE =
            """
            update care.contract
            set state = 1,
                from_day = :from,
                to_day = :to,
                answered_at = :at,
                plan_at = :at
            where bucket = :bucket
              and serial = :serial
              and state = 0""";

    private static final String DECLINE =
            """
            update care.contract
            set state = 2,
                answered_at = :at,
                end_reason = :reason
            where bucket = :bucket
              and serial = :serial
              and state = 0""";

    private static final String END =
            """
            update care.contract
            set state = 3,
                ended_at = :at,
                end_reason = :reason,
                plan_at = null
            where bucket = :bucket
              and serial = :serial
              and state = 1""";

    private static final String PLAN =
            """
            update care.contract
            set plan_at = :next
            where bucket = :bucket
              and serial = :serial
              and state = 1
              and plan_at = :read""";

    private static final String PLAN_NOW =
            """
            update care.contract
            set plan_at = :now
            where bucket = :bucket
              and serial = :serial
              and state = 1""";

    private ContractTable() {}

    static Sql<Optional<Contract>> find(CareNumber number) {
        return Sql.first(BY_NUMBER, number.key(), ContractTable::contract);
    }

    /** All of a person, ended ones too, the newest first. */
    static Sql<List<Contract>> of(String personNo) {
        return Sql.list(OF_PERSON, person(personNo), ContractTable::contract);
    }

    static Sql<Optional<Contract>> standing(String personNo, LocalDate day) {
        return Sql.first(
                STANDING, standing(List.of(personNo), day).params(), ContractTable::contract);
    }

    static Sql<List<Contract>> standing(List<String> personNos, LocalDate day) {
        return Sql.list(
                STANDING,
                Map.of(
                        "buckets",
                        personNos.stream().mapToInt(no -> Bucket.ofPerson(no).value()).toArray(),
                        "persons",
                        personNos.toArray(String[]::new),
                        "day",
                        day),
                ContractTable::contract);
    }

    static Sql<List<Contract>> ofDoctor(String institution, String doctor, long before, int most) {
        return Sql.list(
                OF_DOCTOR,
                Map.of(
                        "institution", institution,
                        "doctor", doctor,
                        "before", before,
                        "most", most),
                ContractTable::contract);
    }

    /** Those whose plan has to be looked at. */
    static Sql<List<Contract>> due(Instant now) {
        return Sql.list(DUE, Map.of("now", now), ContractTable::contract);
    }

    /** One offer at a time between two: a second one decides again. */
    static Sql<@Nullable Void> add(Contract one) {
        var params = one.number().key();
        params.put("person", one.personNo());
        params.put("doctor", one.doctor());
        params.put("institution", one.institution());
        params.put("package", one.servicePackage());
        params.put("from", one.from());
        params.put("to", one.to());
        params.put("byPatient", one.byPatient());
        params.put("renews", one.renews());
        params.put("at", one.offeredAt());
        return Sql.writeExactly(1, ADD, params, Reason.CHANGED_MEANWHILE);
    }

    /**
     * One contract is in force for a person at a time: of two that race the later decides again.
     */
    static Sql<@Nullable Void> takeForce(Contract one, Optional<Contract> before) {
        var params = one.number().key();
        params.put("person", one.personNo());
        if (before.isEmpty()) {
            return Sql.writeExactly(1, TAKE_FORCE, params, Reason.CHANGED_MEANWHILE);
        }
        params.put("before", before.get().number().serial());
        return Sql.writeExactly(1, HAND_ON, params, Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> leaveForce(Contract one) {
        return Sql.write(LEAVE_FORCE, one.number().key());
    }

    static Sql<@Nullable Void> agree(Contract one, Instant at) {
        var params = one.number().key();
        params.put("from", one.from());
        params.put("to", one.to());
        params.put("at", at);
        return Sql.writeExactly(1, AGREE, params, Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> decline(Contract one, String reason, Instant at) {
        var params = one.number().key();
        params.put("reason", reason);
        params.put("at", at);
        return Sql.writeExactly(1, DECLINE, params, Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> end(Contract one, String reason, Instant at) {
        var params = one.number().key();
        params.put("reason", reason);
        params.put("at", at);
        return Sql.writeExactly(1, END, params, Reason.CHANGED_MEANWHILE);
    }

    /** Of two nodes that look at a plan one moves it on. */
    static Sql<@Nullable Void> planAgain(Contract read, Instant next) {
        var params = read.number().key();
        params.put("next", next);
        params.put("read", read.planAt().orElse(null));
        return Sql.writeExactly(1, PLAN, params, Reason.CHANGED_MEANWHILE);
    }

    /** Nothing when it is no longer in force. */
    static Sql<@Nullable Void> planNow(CareNumber contract, Instant now) {
        var params = contract.key();
        params.put("now", now);
        return Sql.write(PLAN_NOW, params);
    }

    private static Map<String, Object> person(String personNo) {
        return Map.of("bucket", Bucket.ofPerson(personNo).value(), "person", personNo);
    }

    private static Contract contract(ResultSet row) throws SQLException {
        return new Contract(
                new CareNumber(new Bucket(row.getInt("bucket")), row.getLong("serial")),
                row.getString("person_no"),
                row.getString("doctor"),
                row.getString("institution"),
                row.getString("package"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                State.values()[row.getInt("state")],
                row.getBoolean("by_patient"),
                row.getLong("renews"),
                row.getObject("offered_at", OffsetDateTime.class).toInstant(),
                moment(row, "answered_at"),
                moment(row, "ended_at"),
                row.getString("end_reason"),
                moment(row, "plan_at"));
    }

    static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
