package cn.yunfang.prescription;

/**
 * rx_used_stas_codg. No public source gives the national values (national-interface §8.1); these
 * are ours and documented in docs/integrate.md.
 */
public enum UsedStatus {
    UNUSED("0", "未使用"),
    IN_USE("1", "使用中"),
    PARTLY_USED("2", "部分使用"),
    USED("3", "已使用");

    private final String code;
    private final String chinese;

    UsedStatus(String code, String chinese) {
        this.code = code;
        this.chinese = chinese;
    }

    public String code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    public static UsedStatus of(Prescription rx) {
        if (rx.state() == PrescriptionState.COMPLETED) {
            return USED;
        }
        if (rx.lines().stream().anyMatch(line -> line.dispensed().signum() > 0)) {
            return PARTLY_USED;
        }
        return rx.lines().stream().anyMatch(line -> line.state().isHeld()) ? IN_USE : UNUSED;
    }
}
