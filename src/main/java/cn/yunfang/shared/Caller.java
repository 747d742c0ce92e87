package cn.yunfang.shared;

import java.util.Optional;
import java.util.UUID;

/**
 * Who asks, for whom, and by which message; every write and every look carries one.
 *
 * @param institution code of the institution (H…/P…), empty for a patient or the platform itself
 * @param actor doctor, pharmacist or operator code, person number, or {@code system}
 * @param requestKey digest of the signed message; a message that comes twice is refused as a replay
 */
public record Caller(Role role, String institution, String actor, Optional<UUID> requestKey) {
    public enum Role {
        MEDICAL,
        PHARMACY,
        REVIEWER,
        PATIENT,
        CLERK,
        REGULATOR,
        SYSTEM
    }

    public static final Caller SYSTEM = new Caller(Role.SYSTEM, "", "system", Optional.empty());

    public Caller actingAs(String person) {
        return new Caller(role, institution, person, requestKey);
    }
}
