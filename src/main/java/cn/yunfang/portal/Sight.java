package cn.yunfang.portal;

import cn.yunfang.circulation.Claim;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.review.ReviewWork;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may see what: a patient his own, a hospital what it wrote, a pharmacy what it holds or held,
 * a reviewer his city's, clerks and regulators what was uploaded in their division, but never
 * without a purpose.
 */
@Component
class Sight {
    private static final int LONGEST_PURPOSE = 200;
    private static final String EXTENDED = "UTF-8''";

    private final ReviewWork work;

    Sight(ReviewWork work) {
        this.work = work;
    }

    boolean maySee(Caller caller, Prescription rx, List<Claim> claims) {
        return switch (caller.role()) {
            case PATIENT ->
                    rx.state().isPublished() && rx.facts().personNo().equals(caller.actor());
            case MEDICAL -> rx.facts().institution().equals(caller.institution());
            case PHARMACY ->
                    rx.lines().stream().anyMatch(line -> holds(caller, line.holder()))
                            || claims.stream().anyMatch(one -> holds(caller, one.institution()));
            case REVIEWER -> rx.state().isPublished() && sameCity(caller, rx);
            case CLERK, REGULATOR -> rx.state().isPublished() && caller.covers(rx.facts().hiRxno());
            case SYSTEM -> true;
            case INTEGRATOR -> false;
        };
    }

    /** Whether a person's list may be asked for at all; what is on it {@link #maySee} tells. */
    static boolean mayList(Caller caller, String personNo) {
        return caller.role() != Caller.Role.PATIENT || caller.actor().equals(personNo);
    }

    /** Whether the list of those who looked is his business. */
    static boolean maySeeLooks(Caller caller) {
        return switch (caller.role()) {
            case PATIENT, CLERK, REGULATOR, SYSTEM -> true;
            case MEDICAL, PHARMACY, REVIEWER, INTEGRATOR -> false;
        };
    }

    /** Who needs no name to do his work sees 张*三 in lists. */
    static boolean seesNames(Caller caller) {
        return switch (caller.role()) {
            case CLERK, REGULATOR, INTEGRATOR -> false;
            case PATIENT, MEDICAL, PHARMACY, REVIEWER, SYSTEM -> true;
        };
    }

    /** The purpose that goes into the access log; supervision has to say it. */
    static String purpose(Caller caller, @Nullable String said) {
        var given = said == null ? "" : text(said).strip();
        if (!given.isEmpty()) {
            if (given.length() > LONGEST_PURPOSE) {
                throw new RefusedException(Refusal.tooLong("X-Purpose", "查看目的", LONGEST_PURPOSE));
            }
            return given;
        }
        return switch (caller.role()) {
            case PATIENT -> "own data";
            case MEDICAL -> "treatment";
            case PHARMACY -> "dispensing";
            case REVIEWER -> "review";
            case SYSTEM -> "operation";
            case CLERK, REGULATOR, INTEGRATOR ->
                    throw new RefusedException(Refusal.missing("X-Purpose", "查看目的"));
        };
    }

    // a browser sends no other letters than Latin ones in a header: the rest as RFC 8187 writes it
    private static String text(String said) {
        if (!said.regionMatches(true, 0, EXTENDED, 0, EXTENDED.length())) {
            return said;
        }
        var encoded = said.substring(EXTENDED.length()).replace("+", "%2B");
        try {
            var text = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            if (text.chars().noneMatch(Character::isISOControl)) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            // told below, as what it is
        }
        throw new RefusedException(Refusal.invalid("X-Purpose", "查看目的", EXTENDED + "%E2%80%A6"));
    }

    private static boolean holds(Caller caller, String holder) {
        return !holder.isEmpty() && holder.equals(caller.institution());
    }

    private boolean sameCity(Caller caller, Prescription rx) {
        return work.cityOf(caller.institution()).equals(work.cityOf(rx.facts().institution()));
    }
}
