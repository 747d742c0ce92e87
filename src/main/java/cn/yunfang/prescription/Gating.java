package cn.yunfang.prescription;

/**
 * How the issues of a repeat prescription open.
 *
 * @param gated issues after the first need a release ({@link IssueGate}), not their date alone
 * @param waiting the time of an issue, or of the rest of one, has come and it is not released
 * @param bridged the one bridge supply was given
 */
public record Gating(boolean gated, boolean waiting, boolean bridged) {
    /** Issues open by their dates. */
    public static final Gating NONE = new Gating(false, false, false);

    Gating gate() {
        return new Gating(true, waiting, bridged);
    }

    Gating waits(boolean still) {
        return new Gating(gated, still, bridged);
    }

    Gating bridge() {
        return new Gating(gated, waiting, true);
    }
}
