package cn.yunfang.reconciliation;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One comparison of details (3202).
 *
 * @param division of the institution, by which bureaus see their own
 * @param agency setl_optins; @param insurance insutype, "" for all
 * @param rows of the institution's file; @param differences between it and the platform
 * @param resultFile file_qury_no of the result
 */
public record Reconciliation(
        long id,
        String institution,
        String division,
        String agency,
        String insurance,
        LocalDate from,
        LocalDate to,
        int rows,
        int differences,
        String resultFile,
        Instant at,
        String by) {}
