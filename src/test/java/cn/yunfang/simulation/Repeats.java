package cn.yunfang.simulation;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Prescriptions of the city that are collected more than once. */
public final class Repeats {
    private static final Order.Diagnosis HYPERTENSION = new Order.Diagnosis("I10.x00", "原发性高血压");
    private static final String DISEASE = "M03900";
    private static final int DAYS = 28;
    private static final int VALID_DAYS = 60;

    private Repeats() {}

    /** For somebody who is filed for high blood pressure: effective, two issues 28 days apart. */
    public static ApiCity.Written effective(ApiCity city) {
        var his = city.cast.hospital();
        var patient =
                city.cast.patient(one -> one.insuranceType().equals("310") && isFiled(his, one));
        var drug =
                city.cast.drug(List.of("氨氯地平", "硝苯地平", "卡托普利"), one -> one.payClass().equals("甲"));
        var line = new Order.Line(drug, BigDecimal.ONE, drug.onePiece(), "12", 7);
        var order =
                new Order(patient, his.doctor(0), HYPERTENSION, line)
                        .writtenAgo(Duration.ofSeconds(5), VALID_DAYS)
                        .repeated(2, DAYS, DISEASE, "高血压");
        var reserved = HisClient.Reserved.of(his.preCheck(order, Journey.number()));
        his.upload(order, reserved, his.sign(order, reserved).must()).must();
        return new ApiCity.Written(
                reserved.hiRxno(), patient.no(), patient.name(), patient.ecToken(), order);
    }

    private static boolean isFiled(HisClient his, Credentials.Patient patient) {
        var input = Map.of("data", Map.of("psn_no", patient.no()));
        return his
                .client()
                .fsi("5301", his.client().msgid(), patient.insuredDivision(), input)
                .must()
                .list("feedetail")
                .stream()
                .anyMatch(one -> one.text("opsp_dise_code").equals(DISEASE));
    }
}
