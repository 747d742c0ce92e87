package cn.yunfang.person;

import cn.yunfang.person.Persons.Enrolment;
import cn.yunfang.person.Persons.Voucher;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** SQL of {@code person.person}, {@code person.certificate} and {@code person.voucher}. */
final class PersonTable {
    private static final String BY_NO =
            """
            select person_no, name, cert_type, certno, birth_date, sex, insurance_type,
                   insured_division, person_type, active
            from person.person
            where bucket = :bucket
              and person_no = :personNo""";

    private static final String OWNERS =
            """
            select p.person_no, p.name, p.cert_type, p.certno, p.birth_date, p.sex,
                   p.insurance_type, p.insured_division, p.person_type, p.active
            from %s as o (bucket, person_no)
            join person.person p using (bucket, person_no)"""
                    .formatted(FamilyLinks.OWNERS);

    private static final String BY_NOS =
            """
            select p.person_no, p.name, p.cert_type, p.certno, p.birth_date, p.sex,
                   p.insurance_type, p.insured_division, p.person_type, p.active
            from unnest(:buckets::smallint[], :personNos::text[]) as given (bucket, person_no)
            join person.person p using (bucket, person_no)""";

    private static final String BY_CERTIFICATE =
            """
            select p.person_no, p.name, p.cert_type, p.certno, p.birth_date, p.sex,
                   p.insurance_type, p.insured_division, p.person_type, p.active,
                   %s
            from person.certificate c
            join person.person p
              on p.bucket = c.bucket
             and p.person_no = c.person_no
            where c.type = :type
              and c.number = :number"""
                    .formatted(FoundPerson.HAND_ON);

    private static final String BY_VOUCHER =
            """
            select v.token, p.person_no, p.name, p.cert_type, p.certno, p.birth_date, p.sex,
                   p.insurance_type, p.insured_division, p.person_type, p.active,
                   %s
            from person.voucher v
            join person.person p
              on p.bucket = v.bucket
             and p.person_no = v.person_no
            where v.token = :token
              and v.expires_at > :now"""
                    .formatted(FoundPerson.HAND_ON);

    private static final String BY_VOUCHER_CODE =
            """
            select v.token, p.person_no, p.name, p.cert_type, p.certno, p.birth_date, p.sex,
                   p.insurance_type, p.insured_division, p.person_type, p.active
            from person.voucher v
            join person.person p
              on p.bucket = v.bucket
             and p.person_no = v.person_no
            where v.qr_code = :qrCode
              and v.expires_at > :now""";

    // only who is new gets papers: a second certificate with the same number is an error
    private static final String ENROL =
            """
            with given as materialized (
                select bucket, person_no, name, cert_type, certno, birth_date, sex,
                       insurance_type, insured_division, person_type, active, card_no, token,
                       qr_code, voucher_until
                from unnest(:bucket::smallint[], :personNo::text[], :name::text[],
                            :certType::text[], :certno::text[], :birthDate::date[], :sex::text[],
                            :insuranceType::text[], :insuredDivision::text[],
                            :personType::text[], :active::boolean[], :cardNo::text[],
                            :token::text[], :qrCode::text[], :voucherUntil::timestamptz[])
                    as row (bucket, person_no, name, cert_type, certno, birth_date, sex,
                            insurance_type, insured_division, person_type, active, card_no,
                            token, qr_code, voucher_until)
            ),
            added as (
                insert into person.person
                    (bucket, person_no, name, cert_type, certno, birth_date, sex, insurance_type,
                     insured_division, person_type, active)
                select bucket, person_no, name, cert_type, certno, birth_date, sex,
                       insurance_type, insured_division, person_type, active
                from given
                on conflict do nothing
                returning bucket, person_no
            ),
            papers as (
                insert into person.certificate (type, number, bucket, person_no)
                select paper.type, paper.number, bucket, person_no
                from given
                join added using (bucket, person_no)
                cross join lateral (values (cert_type, certno), ('90', card_no))
                    as paper (type, number)
            )
            insert into person.voucher (token, qr_code, bucket, person_no, expires_at)
            select token, qr_code, bucket, person_no, voucher_until
            from given
            join added using (bucket, person_no)""";

    private static final String REACH =
            """
            update person.person
            set phone = nullif(:phone, '')
            where bucket = :bucket
              and person_no = :personNo""";

    private static final String PHONE =
            """
            select phone
            from person.person
            where bucket = :bucket
              and person_no = :personNo
              and phone is not null""";

    private static final String WITH_PHONE =
            """
            select p.person_no
            from unnest(:buckets::smallint[], :personNos::text[]) as given (bucket, person_no)
            join person.person p using (bucket, person_no)
            where p.phone is not null""";

    private static final String ANY_PHONE =
            """
            select exists (
                select 1
                from person.person
                where phone is not null)""";

    private PersonTable() {}

    static Sql<@Nullable Void> reach(String personNo, String phone) {
        return Sql.writeExactly(
                1,
                REACH,
                Map.of(
                        "bucket", Bucket.ofPerson(personNo).value(),
                        "personNo", personNo,
                        "phone", phone),
                Reason.PERSON_UNKNOWN);
    }

    static Sql<Optional<String>> phone(String personNo) {
        return Sql.first(
                PHONE,
                Map.of("bucket", Bucket.ofPerson(personNo).value(), "personNo", personNo),
                row -> row.getString("phone"));
    }

    static Sql<Set<String>> withPhone(List<String> personNos) {
        return Sql.read(
                WITH_PHONE,
                keys(personNos),
                rows -> {
                    var all = new HashSet<String>();
                    while (rows.next()) {
                        all.add(rows.getString("person_no"));
                    }
                    return Set.copyOf(all);
                });
    }

    private static Map<String, ?> keys(List<String> personNos) {
        return Map.of(
                "buckets",
                personNos.stream().mapToInt(no -> Bucket.ofPerson(no).value()).toArray(),
                "personNos",
                personNos.toArray(String[]::new));
    }

    static Sql<List<Person>> owners() {
        return Sql.list(OWNERS, Map.of(), PersonTable::person);
    }

    static Sql<List<Person>> byNos(List<String> personNos) {
        return Sql.list(BY_NOS, keys(personNos), PersonTable::person);
    }

    static Sql<Boolean> anyPhone() {
        return Sql.read(
                ANY_PHONE,
                Map.of(),
                rows -> {
                    rows.next();
                    return rows.getBoolean(1);
                });
    }

    static Sql<Optional<Person>> byNo(String personNo) {
        return Sql.first(
                BY_NO,
                Map.of("bucket", Bucket.ofPerson(personNo).value(), "personNo", personNo),
                PersonTable::person);
    }

    static Sql<Optional<Person>> byCertificate(String type, String number) {
        return Sql.first(
                BY_CERTIFICATE, Map.of("type", type, "number", number), PersonTable::person);
    }

    static Sql<Optional<Person>> byVoucher(String token, Instant now) {
        return Sql.first(BY_VOUCHER, Map.of("token", token, "now", now), PersonTable::person);
    }

    static Sql<Optional<Voucher>> byVoucherCode(String qrCode, Instant now) {
        return Sql.first(
                BY_VOUCHER_CODE,
                Map.of("qrCode", qrCode, "now", now),
                row -> new Voucher(row.getString("token"), person(row)));
    }

    static Sql<@Nullable Void> enrol(List<Enrolment> all) {
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", ofPersons(all, one -> one.bucket().value()));
        params.put("personNo", ofPersons(all, Person::no));
        params.put("name", ofPersons(all, Person::name));
        params.put("certType", ofPersons(all, Person::certType));
        params.put("certno", ofPersons(all, Person::certno));
        params.put("birthDate", ofPersons(all, Person::birthDate));
        params.put("sex", ofPersons(all, Person::sex));
        params.put("insuranceType", ofPersons(all, Person::insuranceType));
        params.put("insuredDivision", ofPersons(all, Person::insuredDivision));
        params.put("personType", ofPersons(all, Person::personType));
        params.put("active", ofPersons(all, Person::active));
        params.put("cardNo", column(all, Enrolment::cardNo));
        params.put("token", column(all, Enrolment::ecToken));
        params.put("qrCode", column(all, Enrolment::ecQrCode));
        params.put("voucherUntil", column(all, Enrolment::voucherUntil));
        return Sql.write(ENROL, params);
    }

    private static String[] ofPersons(List<Enrolment> all, Function<Person, ?> value) {
        return column(all, one -> value.apply(one.person()));
    }

    private static String[] column(List<Enrolment> all, Function<Enrolment, ?> value) {
        return all.stream().map(one -> value.apply(one).toString()).toArray(String[]::new);
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getString("person_no"),
                row.getString("name"),
                row.getString("cert_type"),
                row.getString("certno"),
                row.getObject("birth_date", LocalDate.class),
                row.getString("sex"),
                row.getString("insurance_type"),
                row.getString("insured_division"),
                row.getString("person_type"),
                row.getBoolean("active"));
    }
}
