package cn.yunfang.portal;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A short message that the carrier refused as often as the platform tries. */
final class DeadMessageFixture {
    private final JdbcClient jdbc;

    DeadMessageFixture(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Its number. */
    String aDeadText(String hiRxno, String personNo) {
        return jdbc.sql(
                        """
                        insert into messaging.message
                            (receiver, kind, bucket, number, hi_rxno, body, told_at, not_before,
                             due_at, state, attempts, error, ended_at)
                        select 'sms', 'EFFECTIVE', p.bucket, p.number, :rx, :person, now(), now(),
                               now(), 2, 20, 'HTTP 503', now()
                        from prescription.hospital_number p
                        where p.hi_rxno = :rx
                        returning id::text""")
                .param("rx", hiRxno)
                .param("person", personNo)
                .query(String.class)
                .single();
    }

    boolean isDead(String id) {
        return jdbc.sql("select state = 2 from messaging.message where id::text = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }
}
