package cn.yunfang.benefit;

import cn.yunfang.shared.Division;
import java.util.Optional;

/**
 * Care in another city than that of insurance (异地就医). The policy stays that of the place of
 * insurance (医保发〔2022〕22号, 经办规程 article 6); it says what is cut from the pooled fund's ratio.
 *
 * @param division of the place of care, six digits
 */
public record Away(String division, Kind kind) {
    /** Whether the place of care was filed before (备案). */
    public enum Kind {
        /** 已备案. */
        FILED,
        /** 急诊抢救, deemed filed (经办规程 articles 8 and 34). */
        EMERGENCY,
        /** 未备案. */
        NOT_FILED
    }

    private static final int DIGITS = 6;

    /**
     * Whether care is away at all: not in the city of insurance.
     *
     * @param filed what was filed for that place and day, empty when nothing was
     */
    public static Optional<Away> of(String insured, String care, Optional<Kind> filed) {
        if (insured.length() != DIGITS || care.length() != DIGITS) {
            return Optional.empty();
        }
        return Division.sameCity(insured, care)
                ? Optional.empty()
                : Optional.of(new Away(care, filed.orElse(Kind.NOT_FILED)));
    }
}
