package cn.yunfang.settlement;

import cn.yunfang.chronic.FilingUse;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which chronic diseases were settled for, for whoever withdraws a filing. */
@Component
class SettledDiseases implements FilingUse {
    // a guard that changes nothing: it must find no settlement for the disease in that time
    private static final String OF_DISEASE =
            """
            update settlement.settlement s
            set state = s.state
            from settlement.detail d
            where d.bucket = s.bucket
              and d.serial = s.serial
              and s.bucket = :bucket
              and s.person_no = :person
              and s.kind = 0
              and s.state = 0
              and s.med_type like '14%'
              and s.settled_at >= :from
              and s.settled_at < :to
              and d.answer::jsonb -> 'purchase' ->> 'disease' = :disease""";

    @Override
    public Sql<@Nullable Void> noneSettledUnder(
            String personNo, String disease, LocalDate from, LocalDate to) {
        return Sql.writeExactly(
                0,
                OF_DISEASE,
                Map.of(
                        "bucket", Bucket.ofPerson(personNo).value(),
                        "person", personNo,
                        "disease", disease,
                        "from", ChinaTime.startOf(from),
                        "to", ChinaTime.startOf(to.plusDays(1))),
                Reason.FILING_USED);
    }
}
