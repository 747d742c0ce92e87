package cn.yunfang.reach;

import cn.yunfang.registry.Institution;
import java.util.Optional;

/** What kind of place medicine is collected at. */
public enum PlaceKind {
    CHRONIC_CENTRE("慢病服务中心", "chronic-care centre"),
    HOSPITAL_PHARMACY("医院药房", "hospital pharmacy"),
    RETAIL("零售药店", "retail pharmacy"),
    VILLAGE_CLINIC("村卫生室报销点", "village clinic as reimbursement point"),
    DELIVERY_COMPANY("配送企业", "delivery company");

    private final String chinese;
    private final String english;

    PlaceKind(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    /**
     * What an institution is of which nobody told anything. A clinic is none: only a bureau makes
     * it a reimbursement point.
     */
    static Optional<PlaceKind> of(Institution.Type type) {
        return switch (type) {
            case HOSPITAL -> Optional.of(HOSPITAL_PHARMACY);
            case PHARMACY -> Optional.of(RETAIL);
            case CLINIC, INTERNET_HOSPITAL -> Optional.empty();
        };
    }
}
