package cn.yunfang.dispense;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestDatabase;
import cn.yunfang.circulation.AuditClaim;
import cn.yunfang.circulation.ClaimLines;
import cn.yunfang.circulation.DecodeToken;
import cn.yunfang.circulation.GiveBack;
import cn.yunfang.circulation.IssueToken;
import cn.yunfang.delivery.Deliveries;
import cn.yunfang.delivery.ReportDelivery;
import cn.yunfang.delivery.SignDelivery;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registrar;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Two pharmacies, their pharmacists and messages; everybody in them is invented. */
abstract class PharmacyFixture {
    static final String ONE = "P32019900001";
    static final String OTHER = "P32019900002";
    private static final AtomicLong SERIAL =
            new AtomicLong(Math.floorMod(System.nanoTime(), 1_000_000_000L) + 50_000_000_000L);

    @Autowired IssueToken issue;
    @Autowired DecodeToken decode;
    @Autowired ClaimLines claim;
    @Autowired AuditClaim audit;
    @Autowired SellDrug sell;
    @Autowired ReturnGoods goods;
    @Autowired GiveBack giveBack;
    @Autowired ReportDelivery report;
    @Autowired SignDelivery sign;
    @Autowired Deliveries deliveries;
    @Autowired Formulary formulary;
    @Autowired Persons persons;
    @Autowired Registrar registrar;
    @Autowired Database database;

    /** What every line of an {@link #anEffectivePrescription} is for. */
    String drug = "";

    @BeforeEach
    void theyAreRegistered() {
        var from = LocalDate.parse("2020-01-01");
        var to = LocalDate.parse("2099-12-31");
        for (var code : List.of(ONE, OTHER)) {
            var pharmacy =
                    new Institution(
                            code,
                            "演示药店",
                            Institution.Type.PHARMACY,
                            "320100",
                            "",
                            "演示路1号",
                            118.8,
                            32.0,
                            from,
                            to);
            assertThat(registrar.registerInstitutions(List.of(pharmacy)))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(registrar.registerPractitioners(List.of(pharmacist(code, from, to))))
                    .isInstanceOf(Outcome.Done.class);
        }
        drug =
                formulary.circulating(LocalDate.now(ChinaTime.ZONE)).stream()
                        .filter(one -> one.itemType().equals("11"))
                        .findFirst()
                        .orElseThrow()
                        .code();
    }

    ClaimLines.Held fetched(String pharmacy, String rx, List<Integer> lines) {
        return done(claim.claim(pharmacy(pharmacy), token(pharmacy, rx), lines));
    }

    String token(String pharmacy, String rx) {
        var qr = done(issue.issue(Caller.SYSTEM, rx)).qr();
        return done(decode.decode(pharmacy(pharmacy), qr)).token();
    }

    Fields check(ClaimLines.Held held, String result) {
        return check(held, result, ONE);
    }

    static Fields check(ClaimLines.Held held, String result, String pharmacy) {
        return fields(
                Map.of(
                        "hiRxno",
                        held.prescription().facts().hiRxno(),
                        "claimSecret",
                        held.secret(),
                        "pharCode",
                        "HY" + pharmacy,
                        "rxChkStasCodg",
                        result,
                        "rxChkOpnn",
                        "演示意见"));
    }

    Fields sale(ClaimLines.Held held, String audit, String code, int packs) {
        var codes = new ArrayList<String>();
        for (int i = 0; i < packs; i++) {
            codes.add(code + i);
        }
        return fields(
                Map.of(
                        "hiRxno",
                        held.prescription().facts().hiRxno(),
                        "claimSecret",
                        held.secret(),
                        "rxChkBizSn",
                        audit,
                        "payMode",
                        "1",
                        "selRetnTime",
                        "2026-11-24 10:00:00",
                        "selinfo",
                        List.of(
                                Map.of(
                                        "medListCodg", drug,
                                        "selRetnCnt", packs,
                                        "drugTracCodg", codes))));
    }

    static Fields delivery(String rx, String status, String at) {
        return fields(
                Map.of(
                        "hiRxno", rx,
                        "delvNo", "PS1",
                        "delvAddr", "演示路2号",
                        "delvStasCodg", status,
                        "delvStasTime", at));
    }

    static Fields signing(String rx, String code) {
        return fields(
                Map.of(
                        "hiRxno",
                        rx,
                        "delvNo",
                        "PS1",
                        "signCode",
                        code,
                        "signTime",
                        "2026-11-24 12:00:00"));
    }

    static String aCode() {
        return "T" + SERIAL.incrementAndGet();
    }

    static String certno(String pharmacy) {
        return "CERT" + pharmacy;
    }

    static Practitioner pharmacist(String pharmacy, LocalDate from, LocalDate to) {
        return new Practitioner(
                "HY" + pharmacy,
                "演示药师",
                Practitioner.Kind.PHARMACIST,
                pharmacy,
                "",
                "",
                "1",
                certno(pharmacy),
                from,
                to);
    }

    static Caller pharmacy(String code) {
        return new Caller(Caller.Role.PHARMACY, code, "erp", Optional.empty());
    }

    static Fields fields(Map<String, ?> members) {
        return Fields.parse(Json.text(members)).orElseThrow();
    }

    static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.message());
        };
    }

    static Reason refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var refusal)
                ? refusal.reason()
                : Reason.INTERNAL;
    }

    static <T> List<Outcome<T>> atOnce(Callable<Outcome<T>> one, Callable<Outcome<T>> other)
            throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Outcome<T>>();
            for (var done : pool.invokeAll(List.of(one, other))) {
                all.add(done.get());
            }
            return all;
        }
    }

    /** A prescription of one person with some lines of the same drug, open for a month. */
    String anEffectivePrescription(int lines, int packs) {
        var person = aPerson();
        var id = new PrescriptionId(person.bucket(), SERIAL.incrementAndGet());
        var hiRxno = id.hiRxno("320100", LocalDate.now(ChinaTime.ZONE));
        var now = Instant.now();
        run(
                """
                insert into prescription.rx
                    (bucket, number, hi_rxno, trace_code, institution, hospital_number, person_no,
                     doctor, department, diagnosis, prescribed_at, valid_days, issues,
                     interval_days, type, business, attribute, long_term, state, issue, version,
                     cancel_requested, effective_at, due_at)
                values (?, ?, ?, ?, 'H32019900001', ?, ?, 'D1', '内科', '高血压', ?, 30, 1, 0, '1',
                        '01', '', false, 4, 1, 0, false, ?, ?)""",
                id.bucket().value(),
                id.number(),
                hiRxno,
                id.traceCode(1),
                "R" + id.number(),
                person.no(),
                java.sql.Timestamp.from(now),
                java.sql.Timestamp.from(now),
                java.sql.Timestamp.from(now.plusSeconds(2_592_000)));
        for (int no = 1; no <= lines; no++) {
            run(
                    """
                    insert into prescription.line
                        (bucket, number, issue, line_no, drug_code, quantity, unit, dispensed,
                         state, holder, claim, audited, settlement)
                    values (?, ?, 1, ?, ?, ?, '盒', 0, 1, '', 0, false, 0)""",
                    id.bucket().value(),
                    id.number(),
                    no,
                    drug,
                    packs);
        }
        return hiRxno;
    }

    Person aPerson() {
        long no = SERIAL.incrementAndGet();
        var person =
                new Person(
                        "PSN" + no,
                        "演示病人",
                        "01",
                        "ID" + no,
                        LocalDate.parse("1970-01-01"),
                        "1",
                        "310",
                        "320100",
                        "11",
                        true);
        var enrolment = new Persons.Enrolment(person, "CARD" + no, "EC" + no, "QR" + no);
        assertThat(database.commit(persons.enrol(List.of(enrolment)))).isEmpty();
        return person;
    }

    static void run(String sql, Object... values) {
        try (var connection = TestDatabase.dataSource().getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
