package cn.yunfang.prescription;

/**
 * One state inwards; outwards the national interface shows three codes: rx_stas_codg (§5),
 * rx_chk_stas_codg and rx_used_stas_codg.
 */
public enum PrescriptionState {
    RESERVED(1, "已预核验", "reserved"),
    SIGNED(2, "已签名", "signed"),
    UPLOADED(3, "待审核", "waiting for review"),
    EFFECTIVE(4, "有效", "effective"),
    COMPLETED(5, "已取药", "completed"),
    REJECTED(6, "审核不通过", "rejected"),
    REVOKED(7, "已撤销", "revoked"),
    EXPIRED(8, "已失效", "expired");

    private final int code;
    private final String chinese;
    private final String english;

    PrescriptionState(int code, String chinese, String english) {
        this.code = code;
        this.chinese = chinese;
        this.english = english;
    }

    /** As stored. */
    public int code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    public static PrescriptionState of(int code) {
        return values()[code - 1];
    }

    /** Whether the prescription has been uploaded and not refused, so that others may see it. */
    public boolean isPublished() {
        return this != RESERVED && this != SIGNED;
    }

    /** rx_stas_codg: 1 有效, 2 已失效, 3 已撤销, 4 已作废. */
    public String statusCode() {
        return switch (this) {
            case RESERVED, SIGNED, UPLOADED, EFFECTIVE, COMPLETED -> "1";
            case EXPIRED -> "2";
            case REVOKED -> "3";
            case REJECTED -> "4";
        };
    }

    public String statusName() {
        return switch (statusCode()) {
            case "1" -> "有效";
            case "2" -> "已失效";
            case "3" -> "已撤销";
            default -> "已作废";
        };
    }

    /** rx_chk_stas_codg of the platform's review: 0 待审核, 1 审核通过, 2 审核不通过. */
    public String reviewCode() {
        return switch (this) {
            case RESERVED, SIGNED, UPLOADED -> "0";
            case REJECTED -> "2";
            case EFFECTIVE, COMPLETED, REVOKED, EXPIRED -> "1";
        };
    }
}
