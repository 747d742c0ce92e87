package cn.yunfang.benefit;

import java.util.Optional;
import java.util.Set;

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
    private static final Set<String> MUNICIPALITIES = Set.of("11", "12", "31", "50");

    /**
     * Whether care is away at all: the first four digits of both places differ; in a municipality
     * (直辖市) the first two.
     *
     * @param filed what was filed for that place and day, empty when nothing was
     */
    public static Optional<Away> of(String insured, String care, Optional<Kind> filed) {
        if (insured.length() != DIGITS || care.length() != DIGITS) {
            return Optional.empty();
        }
        return city(insured).equals(city(care))
                ? Optional.empty()
                : Optional.of(new Away(care, filed.orElse(Kind.NOT_FILED)));
    }

    /** The city that a division lies in, six digits. */
    public static String city(String division) {
        return MUNICIPALITIES.contains(division.substring(0, 2))
                ? division.substring(0, 2) + "0000"
                : division.substring(0, 4) + "00";
    }
}
