package cn.yunfang.shared;

import java.util.Set;

/** Codes of administrative divisions (行政区划代码, GB/T 2260): six digits, each two a level. */
public final class Division {
    private static final Set<String> MUNICIPALITIES = Set.of("11", "12", "31", "50");
    private static final int PROVINCE = 2;
    private static final int CITY = 4;

    private Division() {}

    /**
     * The city that a division lies in, six digits: four of them and two zeros. A municipality
     * (直辖市) is one city, whatever the third and fourth digits are.
     */
    public static String city(String division) {
        var province = division.substring(0, PROVINCE);
        return MUNICIPALITIES.contains(province)
                ? province + "0000"
                : division.substring(0, CITY) + "00";
    }

    /** The province that a division lies in: two of its digits and four zeros. */
    public static String province(String division) {
        return division.substring(0, PROVINCE) + "0000";
    }

    /** Whether two divisions lie in one city. */
    public static boolean sameCity(String one, String other) {
        return city(one).equals(city(other));
    }
}
