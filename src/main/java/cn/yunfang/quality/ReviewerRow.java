package cn.yunfang.quality;

/**
 * How one reviewer worked; prescriptions alone, planted cases are counted in {@link Catch}.
 *
 * @param reviews decisions, questions to the doctor included
 * @param medianMillis median time a line, milliseconds
 * @param tooFast approved sooner than expected, insisting
 * @param detail decisions before which the prescription was opened
 * @param warned warnings of what was approved or refused; @param overridden those let pass
 */
public record ReviewerRow(
        String reviewer,
        long reviews,
        long medianMillis,
        long tooFast,
        long detail,
        long approved,
        long rejected,
        long suggested,
        long asked,
        long warned,
        long overridden) {}
