package cn.yunfang.review;

/**
 * The last question to the doctor about a prescription.
 *
 * @param text "" when nobody asked
 * @param answer "" until he answers
 * @param open whether the task waits for the answer
 */
public record Question(String text, String answer, boolean open) {
    static final Question NONE = new Question("", "", false);
}
