package cn.yunfang.simulation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Filed for the disease on evidence, for a year at a time, and a contract with a village doctor.
 */
final class YearFiling {
    private static final String PHONE = "患者 phone";
    private static final String VILLAGE = "村医 village";

    private final YearPeople people;
    private final StepLog log;
    private final LocalDate first;

    YearFiling(YearPeople people, StepLog log, LocalDate first) {
        this.people = people;
        this.log = log;
        this.first = first;
    }

    /** Applied for on a day of the year, with a file; answers its number. */
    String apply(int day) {
        var statements =
                List.of(
                        stated(1, "三级医院门诊诊断：高血压2级", day),
                        Map.of("criterion", 2, "text", "三次非同日测量（未服药时）", "value", 168, "on", on(-6)),
                        stated(6, "服药四个月以上的处方", day));
        var draft = Map.of("diseaseCode", YearPeople.DISEASE, "statements", statements);
        var id =
                log.step(
                                PHONE,
                                "申请高血压认定 apply to be filed",
                                () -> people.phone().post("/chronic-applications", draft),
                                done -> done.output().text("id") + "，3 条依据 criteria")
                        .output()
                        .text("id");
        var path = "/chronic-applications/" + id + "/attachments?name=bp";
        var file = PrescriptionPdf.of("blood pressure", List.of("168/102", "171/104", "166/101"));
        log.step(
                PHONE,
                "上传血压记录 attach the evidence",
                () ->
                        people.phone()
                                .post(
                                        path,
                                        "application/pdf",
                                        file.getBytes(StandardCharsets.UTF_8)),
                _ -> "PDF，1 份 file");
        return id;
    }

    private Map<String, Object> stated(int criterion, String text, int day) {
        return Map.of("criterion", criterion, "text", text, "on", on(day - 3));
    }

    private String on(int day) {
        return first.plusDays(day).toString();
    }

    /** Granted by the bureau from a day on. */
    void determine(String id, LocalDate from) {
        var to = from.plusYears(1).minusDays(1);
        var granted =
                Map.of(
                        "granted",
                        true,
                        "criteria",
                        List.of(1, 2, 6),
                        "from",
                        from.toString(),
                        "to",
                        to.toString(),
                        "chinese",
                        "符合认定标准",
                        "english",
                        "the criteria are met");
        log.step(
                "经办 clerk",
                "认定 determine",
                () ->
                        people.cast
                                .office()
                                .post("/chronic-applications/" + id + "/determination", granted),
                _ -> "有效期 in force %s – %s".formatted(from, to));
    }

    /** Offered by the village doctor, agreed by the patient. */
    void contract() {
        var offer =
                Map.of(
                        "psnNo", people.patient.no(),
                        "name", people.patient.name(),
                        "servicePackage", "MB");
        var id =
                log.step(
                                VILLAGE,
                                "家庭医生签约 offer a contract",
                                () -> people.villagePhone().post("/care-contracts", offer),
                                YearFiling::name)
                        .output()
                        .text("id");
        log.step(
                PHONE,
                "同意签约 agree",
                () ->
                        people.phone()
                                .post("/care-contracts/" + id + "/answer", Map.of("agreed", true)),
                done ->
                        "%s，至 until %s"
                                .formatted(
                                        done.output().object("doctor").text("name"),
                                        done.output().text("to")));
    }

    private static String name(Reply offered) {
        var name = offered.output().object("servicePackage").object("name");
        return name.text("zh") + " " + name.text("en");
    }
}
