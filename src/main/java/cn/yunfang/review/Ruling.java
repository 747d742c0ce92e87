package cn.yunfang.review;

/**
 * What a reviewing pharmacist says of a prescription.
 *
 * @param text for the doctor: opinion, question or suggestion
 * @param conduct how he came to it
 */
public record Ruling(Kind kind, String text, Conduct conduct) {
    /** By one who says nothing of how he came to it. */
    public Ruling(Kind kind, String text) {
        this(kind, text, Conduct.SILENT);
    }

    /** Its four kinds; the first needs no text. */
    public enum Kind {
        APPROVE,
        REJECT,
        /** Ask the doctor; the task waits for the answer. */
        ASK,
        /** Refuse, and say what would be right. */
        SUGGEST
    }

    boolean approves() {
        return kind == Kind.APPROVE;
    }

    /** Whether it needs the prescription as the doctor explained it. */
    boolean needsAnswer() {
        return approves() || kind == Kind.ASK;
    }
}
