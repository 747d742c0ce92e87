package cn.yunfang.review;

import java.time.Instant;

/** What the first of two pharmacists said when he approved, for the second. */
public record FirstCheck(String reviewerCode, String reviewerName, String opinion, Instant at) {}
