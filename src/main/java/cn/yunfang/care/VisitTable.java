package cn.yunfang.care;

import cn.yunfang.care.Visit.State;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** SQL of {@code care.visit}. */
final class VisitTable {
    private static final String COLUMNS =
            """
            select bucket, serial, contract, person_no, guideline, doctor, institution, due_day,
                   state, control, made_at, answers, version
            from care.visit
            """;

    private static final String BY_NUMBER =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and serial = :serial""";

    private static final String WORK =
            COLUMNS
                    + """
                    where institution = :institution
                      and state = 0
                      and due_day <= :until
                    order by due_day, serial
                    limit :most""";

    private static final String OF_PERSON =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and person_no = :person
                    order by due_day desc, serial desc
                    limit 100""";

    // the newest that was made before and the one that is due, of each guideline
    private static final String LATEST =
            """
            select distinct on (guideline, state)
                   bucket, serial, contract, person_no, guideline, doctor, institution, due_day,
                   state, control, made_at, answers, version
            from care.visit
            where bucket = :bucket
              and person_no = :person
              and state in (0, 1)
            order by guideline, state, made_at desc""";

    private static final String BEFORE =
            """
            select b.bucket, b.serial, b.contract, b.person_no, b.guideline, b.doctor,
                   b.institution, b.due_day, b.state, b.control, b.made_at, b.answers, b.version
            from care.visit v
            join care.visit b
              on b.bucket = v.bucket
             and b.person_no = v.person_no
             and b.guideline = v.guideline
             and b.state = 1
             and b.serial <> v.serial
             and b.made_at < coalesce(v.made_at, 'infinity')
            where v.bucket = :bucket
              and v.serial = :serial
            order by b.made_at desc
            limit 1""";

    private static final String ADD =
            """
            insert into care.visit
                (bucket, serial, contract, person_no, guideline, doctor, institution, due_day,
                 state, control, answers, version)
            values
                (:bucket, :serial, :contract, :person, :guideline, :doctor, :institution, :due,
                 0, 0, '{}', 1)
            on conflict do nothing""";

    private static final String SAVE =
            """
            update care.visit
            set state = :state,
                control = :control,
                made_at = :madeAt,
                answers = :answers::jsonb,
                version = version + 1
            where bucket = :bucket
              and serial = :serial
              and version = :version""";

    private static final String CANCEL =
            """
            update care.visit
            set state = 2,
                version = version + 1
            where bucket = :bucket
              and contract = :serial
              and person_no = :person
              and state = 0""";

    private static final String HAND_ON =
            """
            update care.visit
            set contract = :next
            where bucket = :bucket
              and contract = :serial
              and person_no = :person
              and state = 0""";

    private VisitTable() {}

    static Sql<Optional<Visit>> find(CareNumber number) {
        return Sql.first(BY_NUMBER, number.key(), VisitTable::visit);
    }

    /** Due until a day at an institution, the longest due first. */
    static Sql<List<Visit>> work(String institution, LocalDate until, int most) {
        return Sql.list(
                WORK,
                Map.of("institution", institution, "until", until, "most", most),
                VisitTable::visit);
    }

    /** The latest hundred of a person. */
    static Sql<List<Visit>> of(String personNo) {
        return Sql.list(OF_PERSON, person(personNo), VisitTable::visit);
    }

    /** Of each guideline the visit that is due and the last one that was made. */
    static Sql<List<Visit>> latest(String personNo) {
        return Sql.list(LATEST, person(personNo), VisitTable::visit);
    }

    /** The one that was made before it by the same guideline. */
    static Sql<Optional<Visit>> before(CareNumber number) {
        return Sql.first(BEFORE, number.key(), VisitTable::visit);
    }

    /** One is due at a time by a guideline: a second one decides again. */
    static Sql<@Nullable Void> add(Visit one) {
        var params = one.number().key();
        params.put("contract", one.contract());
        params.put("person", one.personNo());
        params.put("guideline", one.guideline());
        params.put("doctor", one.doctor());
        params.put("institution", one.institution());
        params.put("due", one.dueDay());
        return Sql.writeExactly(1, ADD, params, Reason.CHANGED_MEANWHILE);
    }

    /** What its forms say by now; forms that come at the same time decide again. */
    static Sql<@Nullable Void> save(Visit one) {
        var params = one.number().key();
        params.put("state", one.state().ordinal());
        params.put("control", one.control().ordinal());
        params.put("madeAt", one.madeAt().orElse(null));
        params.put("answers", Json.text(one.answers()));
        params.put("version", one.version());
        return Sql.writeExactly(1, SAVE, params, Reason.CHANGED_MEANWHILE);
    }

    /** Those due under a contract that ends. */
    static Sql<@Nullable Void> cancel(Contract contract) {
        return Sql.write(CANCEL, under(contract));
    }

    /** Those due under a contract that another one renews. */
    static Sql<@Nullable Void> handOn(Contract from, Contract to) {
        var params = under(from);
        params.put("next", to.number().serial());
        return Sql.write(HAND_ON, params);
    }

    private static Map<String, @Nullable Object> under(Contract contract) {
        var params = contract.number().key();
        params.put("person", contract.personNo());
        return params;
    }

    private static Map<String, Object> person(String personNo) {
        return Map.of("bucket", Bucket.ofPerson(personNo).value(), "person", personNo);
    }

    static Map<String, String> answers(ResultSet row) throws SQLException {
        var all = new TreeMap<String, String>();
        Json.mapper()
                .readTree(row.getString("answers"))
                .properties()
                .forEach(one -> all.put(one.getKey(), one.getValue().asString()));
        return all;
    }

    private static Visit visit(ResultSet row) throws SQLException {
        return new Visit(
                new CareNumber(new Bucket(row.getInt("bucket")), row.getLong("serial")),
                row.getLong("contract"),
                row.getString("person_no"),
                row.getString("guideline"),
                row.getString("doctor"),
                row.getString("institution"),
                row.getObject("due_day", LocalDate.class),
                State.values()[row.getInt("state")],
                Control.values()[row.getInt("control")],
                ContractTable.moment(row, "made_at"),
                answers(row),
                row.getInt("version"));
    }
}
