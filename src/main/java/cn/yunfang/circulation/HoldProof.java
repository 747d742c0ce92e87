package cn.yunfang.circulation;

/** How a pharmacy shows that a hold is its own. */
public sealed interface HoldProof {
    /** The secret that the download handed out (claimSecret of profile A). */
    record Secret(String value) implements HoldProof {}

    /**
     * The gateway has proven the institution; messages of profile C carry no secret
     * (national-interface §3). A pharmacy with several holds means its newest open one.
     */
    record Gateway() implements HoldProof {}
}
