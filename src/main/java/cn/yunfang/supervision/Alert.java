package cn.yunfang.supervision;

import cn.yunfang.rules.Verdict.Finding;
import cn.yunfang.shared.PrescriptionId;
import java.time.Instant;

/**
 * What a later look found of an open prescription.
 *
 * @param serial grows with time; 0 before it is stored
 * @param institution the hospital that prescribed; @param division where it is
 */
public record Alert(
        long serial,
        PrescriptionId id,
        String hiRxno,
        String institution,
        String division,
        Finding finding,
        Instant foundAt) {}
