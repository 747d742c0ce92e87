package cn.yunfang;

import cn.yunfang.formulary.Drug;
import cn.yunfang.person.Person;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.PrescriptionId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An effective prescription whose lines a pharmacy holds and has audited, put into the tables. */
public final class HeldPrescription {
    private static final JdbcClient JDBC = JdbcClient.create(TestDatabase.dataSource());
    private static final long NUMBERS = 90_000_000_000L;

    private HeldPrescription() {}

    /**
     * Answers hiRxno; one line for each drug, all of the same quantity.
     *
     * @param approval hospApprFlag of every line
     */
    public static String of(
            Person person, String pharmacy, BigDecimal quantity, String approval, Drug... drugs) {
        var number = 1 + ThreadLocalRandom.current().nextLong(NUMBERS);
        var id = new PrescriptionId(person.bucket(), number);
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var hiRxno = id.hiRxno("371083", ChinaTime.date(now));
        addHead(id, hiRxno, person);
        var rows = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < drugs.length; i++) {
            var code = drugs[i].code();
            JDBC.sql(
                            """
                            insert into prescription.line
                                (bucket, number, issue, line_no, drug_code, quantity, unit,
                                 dispensed, state, holder, claim, audited, settlement)
                            values (?, ?, 1, ?, ?, ?, '盒', 0, 2, ?, 1, true, 0)""")
                    .params(
                            List.of(
                                    id.bucket().value(),
                                    id.number(),
                                    i + 1,
                                    code,
                                    quantity,
                                    pharmacy))
                    .update();
            rows.add(Map.of("medListCodg", code, "hospApprFlag", approval));
        }
        JDBC.sql(
                        """
                        insert into prescription.document (bucket, number, kind, body, digest)
                        values (?, ?, 0, ?, '')""")
                .params(
                        List.of(
                                id.bucket().value(),
                                id.number(),
                                Json.text(Map.of("rxdrugdetail", rows))))
                .update();
        return hiRxno;
    }

    private static void addHead(PrescriptionId id, String hiRxno, Person person) {
        JDBC.sql(
                        """
                        insert into prescription.rx
                            (bucket, number, hi_rxno, trace_code, institution, hospital_number,
                             person_no, doctor, department, diagnosis, prescribed_at, valid_days,
                             issues, interval_days, type, business, attribute, long_term, state,
                             issue, version, cancel_requested, effective_at, due_at)
                        values (?, ?, ?, '', 'H00000000001', ?, ?, 'D1', '', '', now(), 3, 1, 0,
                                '1', '01', '', false, 4, 1, 0, false, now(),
                                now() + interval '3 days')""")
                .params(List.of(id.bucket().value(), id.number(), hiRxno, hiRxno, person.no()))
                .update();
    }
}
