package cn.yunfang.chronic;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code chronic.designation}. */
final class DesignationTable {
    private static final String COLUMNS =
            """
            select bucket, serial, person_no, business, order_no, designated, from_day, to_day,
                   institution, state, memo
            from chronic.designation
            """;

    private static final String DECLARED =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and serial = :serial\
                    """;

    private static final String OF_PERSON =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and person_no = :person
                      and state = 0
                    order by business, order_no, from_day\
                    """;

    private static final String AT =
            COLUMNS
                    + """
                    where designated = :institution
                      and state = 0
                    order by from_day desc, bucket, serial
                    limit :most""";

    private static final String DECLARE =
            """
            insert into chronic.designation
                (bucket, serial, person_no, business, order_no, designated, from_day, to_day,
                 institution, state, declared_at, memo)
            values
                (:bucket, :serial, :person, :business, :orderNo, :designated, :from, :to,
                 :institution, 0, :at, :memo)\
            """;

    private static final String WITHDRAW =
            """
            update chronic.designation
            set state = 1,
                memo = :memo
            where bucket = :bucket
              and serial = :serial
              and state = 0\
            """;

    private DesignationTable() {}

    /** The one of that number (trt_dcla_detl_sn); nothing for a number that is none. */
    static Sql<Optional<Declaration>> declared(String number) {
        return Sql.first(
                DECLARED,
                Declaration.Number.parse(number)
                        .map(Declaration.Number::key)
                        .orElseGet(Declaration.Number::none),
                DesignationTable::declaration);
    }

    static Sql<List<Declaration>> declarations(String personNo) {
        return Sql.list(OF_PERSON, person(personNo), DesignationTable::declaration);
    }

    static Sql<List<Designation>> of(String personNo) {
        return Sql.list(OF_PERSON, person(personNo), DesignationTable::designation);
    }

    /** Those to an institution, the latest first; past ones too. */
    static Sql<List<Designation>> at(String institution, int most) {
        return Sql.list(
                AT,
                Map.of("institution", institution, "most", most),
                DesignationTable::designation);
    }

    private static Designation designation(ResultSet row) throws SQLException {
        return new Designation(
                declaration(row).number().toString(),
                row.getString("person_no"),
                row.getString("business"),
                row.getString("order_no"),
                row.getString("designated"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getString("memo"),
                row.getString("institution"));
    }

    static Sql<@Nullable Void> declare(Declaration designation, String memo, Instant at) {
        var params = designation.number().key();
        params.put("person", designation.personNo());
        params.put("business", designation.about().getFirst());
        params.put("orderNo", designation.about().get(1));
        params.put("designated", designation.about().getLast());
        params.put("from", designation.from());
        params.put("to", designation.to());
        params.put("institution", designation.institution());
        params.put("at", at);
        params.put("memo", memo);
        return Sql.write(DECLARE, params);
    }

    static Sql<@Nullable Void> withdraw(Declaration designation, String memo) {
        var params = designation.number().key();
        params.put("memo", memo);
        return Sql.writeExactly(1, WITHDRAW, params, Reason.CHANGED_MEANWHILE);
    }

    private static Map<String, Object> person(String personNo) {
        return Map.of("bucket", Bucket.ofPerson(personNo).value(), "person", personNo);
    }

    private static Declaration declaration(ResultSet row) throws SQLException {
        return new Declaration(
                new Declaration.Number(new Bucket(row.getInt("bucket")), row.getLong("serial")),
                row.getString("person_no"),
                List.of(
                        row.getString("business"),
                        row.getString("order_no"),
                        row.getString("designated")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getString("institution"),
                row.getInt("state") != 0);
    }
}
