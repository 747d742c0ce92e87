package cn.yunfang.chronic;

import cn.yunfang.chronic.Referral.Destination;
import cn.yunfang.chronic.Referral.Diagnosis;
import cn.yunfang.chronic.Referral.Grounds;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code chronic.referral}. */
final class ReferralTable {
    private static final String COLUMNS =
            """
            select bucket, serial, person_no, division, hospital, hospital_name, diagnosis,
                   diagnosis_name, condition, kind, agreed, referred_day, reason, opinion, visit,
                   from_day, to_day, institution, state, declared_at, declared_by
            from chronic.referral
            """;

    private static final String DECLARED =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and serial = :serial""";

    private static final String OF_PERSON =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and person_no = :person
                      and state = 0
                    order by from_day, serial""";

    private static final String DECLARE =
            """
            insert into chronic.referral
                (bucket, serial, person_no, division, hospital, hospital_name, diagnosis,
                 diagnosis_name, condition, kind, agreed, referred_day, reason, opinion, visit,
                 from_day, to_day, institution, state, declared_at, declared_by, memo)
            values
                (:bucket, :serial, :person, :division, :hospital, :hospitalName, :diagnosis,
                 :diagnosisName, :condition, :kind, :agreed, :on, :reason, :opinion, :visit,
                 :from, :to, :institution, 0, :at, :by, '')""";

    private static final String WITHDRAW =
            """
            update chronic.referral
            set state = 1,
                memo = :memo
            where bucket = :bucket
              and serial = :serial
              and state = 0""";

    private ReferralTable() {}

    /** The one of that number (trt_dcla_detl_sn); nothing for a number that is none. */
    static Sql<Optional<Declaration>> declared(String number) {
        return Sql.first(
                DECLARED,
                Declaration.Number.parse(number)
                        .map(Declaration.Number::key)
                        .orElseGet(Declaration.Number::none),
                ReferralTable::declaration);
    }

    static Sql<List<Declaration>> declarations(String personNo) {
        return Sql.list(OF_PERSON, person(personNo), ReferralTable::declaration);
    }

    /** Those in force, past ones too. */
    static Sql<List<Referral>> of(String personNo) {
        return Sql.list(OF_PERSON, person(personNo), ReferralTable::referral);
    }

    static Sql<@Nullable Void> declare(Declaration declared, Referral one) {
        var params = declared.number().key();
        params.put("person", declared.personNo());
        params.put("division", one.division());
        params.put("hospital", one.to().code());
        params.put("hospitalName", one.to().name());
        params.put("diagnosis", one.diagnosis().code());
        params.put("diagnosisName", one.diagnosis().name());
        params.put("condition", one.diagnosis().condition());
        params.put("kind", one.grounds().kind());
        params.put("agreed", one.grounds().agreed());
        params.put("on", one.grounds().on());
        params.put("reason", one.grounds().reason());
        params.put("opinion", one.grounds().opinion());
        params.put("visit", one.grounds().visit());
        params.put("from", one.from());
        params.put("to", one.until());
        params.put("institution", declared.institution());
        params.put("at", one.at());
        params.put("by", one.by());
        return Sql.write(DECLARE, params);
    }

    static Sql<@Nullable Void> withdraw(Declaration referral, String memo) {
        var params = referral.number().key();
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
                List.of(row.getString("division"), row.getString("hospital")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getString("institution"),
                row.getInt("state") != 0);
    }

    private static Referral referral(ResultSet row) throws SQLException {
        return new Referral(
                row.getLong("serial"),
                row.getString("division"),
                new Destination(row.getString("hospital"), row.getString("hospital_name")),
                new Diagnosis(
                        row.getString("diagnosis"),
                        row.getString("diagnosis_name"),
                        row.getString("condition")),
                new Grounds(
                        row.getString("kind"),
                        row.getString("agreed"),
                        row.getString("visit"),
                        row.getObject("referred_day", LocalDate.class),
                        row.getString("reason"),
                        row.getString("opinion")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getObject("declared_at", OffsetDateTime.class).toInstant(),
                row.getString("declared_by"));
    }
}
