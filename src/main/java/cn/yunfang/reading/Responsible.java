package cn.yunfang.reading;

import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.Optional;

/**
 * Who is responsible for a person: known to those who prescribe or who have a contract, which this
 * module does not use. Of several the first one by Spring's order that names somebody counts.
 */
public interface Responsible {
    /**
     * A doctor.
     *
     * @param through the prescription by which he is, for messages about it
     */
    record Doctor(String code, String institution, Optional<PrescriptionId> through) {}

    /** The doctor, for somebody's alert. */
    Sql<Optional<Doctor>> of(String personNo, Instant now);

    /** Whether this doctor of this institution may say what is fine for the person. */
    Sql<Boolean> treats(Doctor doctor, String personNo, Instant now);
}
