package cn.yunfang.quality;

/**
 * What became of the alerts of one rule.
 *
 * @param fired alerts of prescriptions that were then approved or refused
 * @param actedOn those for which it was refused, with or without a suggestion
 * @param overridden those let pass; @param seen those that only inform and were let stand
 * @param asked how often the doctor was asked about one
 */
public record RuleRow(
        String rule, long fired, long actedOn, long overridden, long seen, long asked) {}
