package cn.yunfang.clearing;

import cn.yunfang.registry.Institution;

/** How an institution's settlements are cleared (clr_type, national-interface §4.3). */
public enum ClearingType {
    OUTPATIENT("11"),
    DRUGSTORE("41");

    private final String code;

    ClearingType(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static ClearingType of(Institution institution) {
        return institution.isPharmacy() ? DRUGSTORE : OUTPATIENT;
    }
}
