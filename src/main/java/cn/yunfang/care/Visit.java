package cn.yunfang.care;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A visit that a follow-up plan asks for (随访).
 *
 * @param contract serial number of the contract it is planned under
 * @param guideline code of {@link Guideline}
 * @param doctor whose work it is; anybody of the institution may do it
 * @param control what its forms found, NOT_JUDGED until one of them is finished
 * @param madeAt when the first finished form was written, by the corrected clock
 * @param answers by item, what its forms say together ({@link Merged})
 */
public record Visit(
        CareNumber number,
        long contract,
        String personNo,
        String guideline,
        String doctor,
        String institution,
        LocalDate dueDay,
        State state,
        Control control,
        Optional<Instant> madeAt,
        Map<String, String> answers,
        int version) {
    /** The order is that of {@code care.visit.state}. */
    public enum State {
        DUE,
        MADE,
        CANCELLED
    }

    /** As its forms have it by now; a visit that was made stays made. */
    Visit found(Merged merged, Control judged) {
        return new Visit(
                number,
                contract,
                personNo,
                guideline,
                doctor,
                institution,
                dueDay,
                merged.madeAt().isPresent() ? State.MADE : state,
                merged.madeAt().isPresent() ? judged : Control.NOT_JUDGED,
                merged.madeAt(),
                merged.answers(),
                version);
    }
}
