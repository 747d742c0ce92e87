package cn.yunfang.visit;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** SQL of {@code visit.visit} and {@code visit.diagnosis}. */
final class VisitTable {
    private static final String COLUMNS =
            """
            select bucket, serial, version, state, person_no, institution, otp_no, insurance_type,
                   begin_at, med_type, disease_code
            from visit.visit
            """;

    private static final String FIND =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and serial = :serial""";

    private static final String OPEN =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and institution = :institution
                      and person_no = :person
                      and otp_no = :otpNo
                      and state = 0""";

    private static final String LAST =
            """
            select max(begin_at) as last
            from visit.visit
            where bucket = :bucket
              and institution = :institution
              and person_no = :person
              and state = 0
              and begin_at >= :since""";

    private static final String ADD =
            """
            insert into visit.visit
                (bucket, serial, version, state, person_no, institution, otp_no, insurance_type,
                 doctor_no, doctor_name, dept_code, dept_name, caty, begin_at, registered_at)
            values
                (:bucket, :serial, 0, 0, :person, :institution, :otpNo, :insuranceType,
                 :doctorNo, :doctorName, :deptCode, :deptName, :caty, :begin, :at)
            on conflict do nothing""";

    private static final String STEP =
            """
            update visit.visit
            set version = version + 1
            where bucket = :bucket
              and serial = :serial
              and version = :version
              and state = 0""";

    private static final String CANCEL =
            """
            update visit.visit
            set version = version + 1,
                state = 1
            where bucket = :bucket
              and serial = :serial
              and version = :version
              and state = 0""";

    private static final String DESCRIBE =
            """
            update visit.visit
            set version = version + 1,
                med_type = :medType,
                disease_code = :disease,
                disease_name = :diseaseName,
                condition = :condition
            where bucket = :bucket
              and serial = :serial
              and version = :version
              and state = 0""";

    private static final String FORGET_DIAGNOSES =
            """
            delete from visit.diagnosis
            where bucket = :bucket
              and visit = :serial""";

    private static final String ADD_DIAGNOSES =
            """
            insert into visit.diagnosis
                (bucket, visit, no, diag_type, diag_code, diag_name, diag_dept, doctor_no,
                 doctor_name, diagnosed_at, valid)
            select :bucket, :serial, d.no, d.type, d.code, d.name, d.dept, d.doctor, d.doctor_name,
                   d.at::timestamptz, d.valid = '1'
            from unnest(:types::text[], :codes::text[], :names::text[], :depts::text[],
                        :doctors::text[], :doctorNames::text[], :times::text[], :valid::text[])
                with ordinality
                as d (type, code, name, dept, doctor, doctor_name, at, valid, no)""";

    private VisitTable() {}

    static Sql<Optional<Instant>> last(String personNo, String institution, Instant since) {
        return Sql.read(
                LAST,
                Map.of(
                        "bucket", Bucket.ofPerson(personNo).value(),
                        "person", personNo,
                        "institution", institution,
                        "since", since),
                rows -> {
                    rows.next();
                    return Optional.ofNullable(rows.getObject("last", OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant);
                });
    }

    static Sql<Optional<Visit>> find(VisitNumber number) {
        return Sql.first(FIND, key(number), VisitTable::visit);
    }

    /** The visit that an institution has open for a person under its own number. */
    static Sql<Optional<Visit>> open(String institution, String personNo, String otpNumber) {
        return Sql.first(
                OPEN,
                Map.of(
                        "bucket", Bucket.ofPerson(personNo).value(),
                        "institution", institution,
                        "person", personNo,
                        "otpNo", otpNumber),
                VisitTable::visit);
    }

    /**
     * @param data of 2201, checked
     */
    static Sql<@Nullable Void> add(
            VisitNumber number, String institution, Fields data, Instant at) {
        var params = key(number);
        params.put("person", data.text("psn_no"));
        params.put("institution", institution);
        params.put("otpNo", data.text("ipt_otp_no"));
        params.put("insuranceType", data.text("insutype"));
        params.put("doctorNo", data.text("atddr_no"));
        params.put("doctorName", data.text("dr_name"));
        params.put("deptCode", data.text("dept_code"));
        params.put("deptName", data.text("dept_name"));
        params.put("caty", data.text("caty"));
        params.put("begin", data.time("begntime"));
        params.put("at", at);
        return Sql.writeExactly(1, ADD, params, Reason.CHANGED_MEANWHILE);
    }

    /** Takes the visit as it was read; somebody else's step makes this one decide again. */
    static Sql<@Nullable Void> step(Visit read) {
        return Sql.writeExactly(1, STEP, version(read), Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> cancel(Visit read) {
        return Sql.writeExactly(1, CANCEL, version(read), Reason.CHANGED_MEANWHILE);
    }

    /**
     * @param info mdtrtinfo and @param diagnoses diseinfo of 2203A, checked
     */
    static List<Sql<?>> describe(Visit read, Fields info, List<Fields> diagnoses) {
        var params = version(read);
        params.put("medType", info.text("med_type"));
        params.put("disease", info.text("dise_codg"));
        params.put("diseaseName", info.text("dise_name"));
        params.put("condition", info.text("main_cond_dscr"));
        var rows = key(read.number());
        rows.put("types", texts(diagnoses, one -> one.text("diag_type")));
        rows.put("codes", texts(diagnoses, one -> one.text("diag_code")));
        rows.put("names", texts(diagnoses, one -> one.text("diag_name")));
        rows.put("depts", texts(diagnoses, one -> one.text("diag_dept")));
        rows.put("doctors", texts(diagnoses, one -> one.text("dise_dor_no")));
        rows.put("doctorNames", texts(diagnoses, one -> one.text("dise_dor_name")));
        rows.put("times", texts(diagnoses, one -> one.time("diag_time").toString()));
        rows.put("valid", texts(diagnoses, one -> one.flag("vali_flag") ? "1" : "0"));
        return List.of(
                Sql.writeExactly(1, DESCRIBE, params, Reason.CHANGED_MEANWHILE),
                Sql.write(FORGET_DIAGNOSES, key(read.number())),
                Sql.write(ADD_DIAGNOSES, rows));
    }

    private static String[] texts(List<Fields> rows, Function<Fields, String> f) {
        return rows.stream().map(f).toArray(String[]::new);
    }

    static LinkedHashMap<String, Object> key(VisitNumber number) {
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", number.bucket().value());
        params.put("serial", number.serial());
        return params;
    }

    private static LinkedHashMap<String, Object> version(Visit read) {
        var params = key(read.number());
        params.put("version", read.version());
        return params;
    }

    private static Visit visit(ResultSet row) throws SQLException {
        return new Visit(
                new VisitNumber(new Bucket(row.getInt("bucket")), row.getLong("serial")),
                row.getInt("version"),
                row.getInt("state") != 0,
                row.getString("person_no"),
                row.getString("institution"),
                row.getString("otp_no"),
                row.getString("insurance_type"),
                row.getObject("begin_at", OffsetDateTime.class).toInstant(),
                row.getString("med_type"),
                row.getString("disease_code"));
    }
}
