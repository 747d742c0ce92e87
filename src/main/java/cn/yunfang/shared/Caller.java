package cn.yunfang.shared;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Who asks, for whom, and by which message; every write and every look carries one.
 *
 * @param institution code of the institution (H…/P…), empty for a patient or the platform itself
 * @param actor doctor, pharmacist or operator code, person number, or {@code system}
 * @param requestKey digest of the signed message; a message that comes twice is refused as a replay
 * @param proof by what it shows that it holds a prescription
 */
public record Caller(
        Role role, String institution, String actor, Optional<UUID> requestKey, Proof proof) {
    public enum Role {
        MEDICAL,
        PHARMACY,
        REVIEWER,
        PATIENT,
        CLERK,
        REGULATOR,
        /** Somebody of a software vendor who tries the interfaces; sees no person's data. */
        INTEGRATOR,
        SYSTEM
    }

    /** What shows that a pharmacy is the holder. */
    public enum Proof {
        /** The secret that the download gave. */
        SECRET,
        /** That the proven institution is the one that holds: profile C knows no secret. */
        INSTITUTION
    }

    private static final Pattern DIVISION = Pattern.compile("(\\d\\d){0,3}");

    public static final Caller SYSTEM = new Caller(Role.SYSTEM, "", "system", Optional.empty());

    /** One that shows a secret. */
    public Caller(Role role, String institution, String actor, Optional<UUID> requestKey) {
        this(role, institution, actor, requestKey, Proof.SECRET);
    }

    /**
     * The division a bureau is for: the digits its token names as institution, none for one that is
     * for the whole platform. Refused for everybody else.
     */
    public Outcome<String> region() {
        return mayBeBureau() ? Outcome.done(institution) : Outcome.refused(Reason.NOT_ALLOWED);
    }

    /** Whether a bureau's division holds this one; never for anybody else. */
    public boolean covers(String division) {
        return mayBeBureau() && division.startsWith(institution);
    }

    // people without an institution are not for the whole platform
    private boolean mayBeBureau() {
        return role != Role.PATIENT
                && role != Role.INTEGRATOR
                && DIVISION.matcher(institution).matches();
    }

    public Caller actingAs(String person) {
        return new Caller(role, institution, person, requestKey, proof);
    }

    /** The same, known as the holder by its institution alone. */
    public Caller byInstitution() {
        return new Caller(role, institution, actor, requestKey, Proof.INSTITUTION);
    }
}
