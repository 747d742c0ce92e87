package cn.yunfang.review;

/**
 * What a reviewing pharmacist says of a prescription.
 *
 * @param text for the doctor: opinion, question or suggestion
 */
public record Ruling(Kind kind, String text) {
    /** Its four kinds; the first needs no text. */
    public enum Kind {
        APPROVE,
        REJECT,
        /** Ask the doctor; the task waits for the answer. */
        ASK,
        /** Refuse, and say what would be right. */
        SUGGEST
    }

    /** Whether it needs the prescription as the doctor explained it. */
    boolean needsAnswer() {
        return kind == Kind.APPROVE || kind == Kind.ASK;
    }
}
