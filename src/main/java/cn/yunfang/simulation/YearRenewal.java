package cn.yunfang.simulation;

import cn.yunfang.shared.Fields;
import java.util.List;
import java.util.Map;

/** A renewal: asked for on the phone, looked at and written by the doctor, reviewed if need be. */
final class YearRenewal {
    private static final String DOCTOR = "医生 doctor";

    private final YearPeople people;
    private final StepLog log;

    YearRenewal(YearPeople people, StepLog log) {
        this.people = people;
        this.log = log;
    }

    /** In one row; answers the number of the new prescription. */
    String quietly(String rx, String note) {
        var written = new YearRenewal(people, new StepLog()).one(rx, note);
        log.add(DOCTOR, "申请、一眼看全、续开 renewed", written, 0);
        return written;
    }

    /** Step by step; answers the number of the new prescription. */
    String one(String rx, String note) {
        log.step(
                "患者 phone",
                "申请续方 ask for a renewal",
                () -> people.phone().post("/renewals", Map.of("hiRxno", rx, "note", note)),
                done -> done.output().text("note"));
        var desk = people.doctorDesk();
        var asked =
                desk.get("/renewals").must().list("items").stream()
                        .map(one -> one.object("request"))
                        .filter(one -> one.text("hiRxno").equals(rx))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no request"));
        var path = "/renewals/" + asked.text("id");
        var look =
                log.step(DOCTOR, "一眼看全 one look", () -> desk.get(path), YearRenewal::seen).output();
        var answer = Map.of("pharmacist", people.pharmacist(), "overrides", reasons(look));
        var written =
                log.step(
                                DOCTOR,
                                "续开 renew",
                                () -> desk.post(path + "/renewal", answer),
                                done -> done.output().text("hiRxno"))
                        .output()
                        .text("hiRxno");
        approved(written);
        return written;
    }

    private static String seen(Reply look) {
        var adherence = look.output().object("adherence");
        return "取药 collected %s/%s；面诊 seen %s；提示 warnings %d"
                .formatted(
                        adherence.text("collected"),
                        adherence.text("opened"),
                        look.output().text("lastSeen").substring(0, 10),
                        look.output().texts("warnings").size());
    }

    /** The doctor gives one for each warning. */
    private static List<Map<String, Object>> reasons(Fields look) {
        return look.list("findings").stream()
                .filter(one -> one.text("severity").equals("WARN"))
                .map(
                        one ->
                                Map.<String, Object>of(
                                        "rule", one.text("rule"),
                                        "line", one.integer("line"),
                                        "reason", "MONITORED"))
                .toList();
    }

    /** Where the rules ask for it, the pharmacist's review. */
    void approved(String rx) {
        var state = people.doctorDesk().get("/prescriptions/" + rx).must().object("state");
        if (!state.text("name").equals("UPLOADED")) {
            return;
        }
        var decision = Map.of("approved", true, "confirmFast", true, "opinion", "续方合理，同意");
        var desk = people.cast.reviewerDesk(people.hospital);
        log.step(
                "审方 review",
                "审方通过 approve",
                () -> desk.post("/reviews/" + rx + "/decision", decision),
                _ -> "同意 approved");
    }
}
