package cn.yunfang.supervision;

/**
 * A value far from the middle of its kind.
 *
 * @param high above it, or else below
 * @param median of all of that kind
 */
public record Deviation(Measure measure, boolean high, long median) {}
