package cn.yunfang.supervision;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A step of prescriptions that is counted, and the facts (docs/events.md) that tell of it. */
public enum Step {
    PRESCRIBED("PrescriptionReserved"),
    /** Decided, by the rules alone or by a pharmacist. */
    REVIEWED("PrescriptionApproved", "PrescriptionRejected"),
    REJECTED("PrescriptionRejected"),
    /** Taken by a pharmacy. */
    FETCHED("LinesClaimed"),
    /** Paid with the insurance; a hand-over that the patient pays alone has no such step. */
    SETTLED("LinesPaid"),
    HANDED_OVER("PrescriptionDispensed"),
    GIVEN_BACK("LinesGivenBack"),
    RETURNED("GoodsReturned"),
    REVOKED("PrescriptionRevoked"),
    /** All settlements and undoings, of visits too. */
    MONEY("PurchaseSettled", "SettlementUndone", "SettlementReversed");

    private final Set<String> facts;

    Step(String... facts) {
        this.facts = Set.of(facts);
    }

    public Set<String> facts() {
        return facts;
    }

    /** By its name. */
    public static Optional<Step> of(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }

    static Set<String> allFacts() {
        return Arrays.stream(values())
                .flatMap(one -> one.facts.stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
