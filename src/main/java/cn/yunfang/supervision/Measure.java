package cn.yunfang.supervision;

/** What institutions are compared by. */
public enum Measure {
    /** Of what pharmacists decided, the part rejected; hundredths of a percent. */
    REJECTED_SHARE,
    /** From coming on the reviewers' list to the decision; seconds, the median. */
    REVIEW_SECONDS,
    /** Of a standing settlement; fen, the mean. */
    AVERAGE_FEN
}
