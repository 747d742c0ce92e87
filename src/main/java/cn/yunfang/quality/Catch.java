package cn.yunfang.quality;

/**
 * What one reviewer made of the planted cases of one kind.
 *
 * @param shown how many he decided; @param caught how many of them rightly
 */
public record Catch(String reviewer, String kind, long shown, long caught) {}
