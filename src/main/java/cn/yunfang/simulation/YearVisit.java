package cn.yunfang.simulation;

import cn.yunfang.shared.Fields;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A follow-up visit in the village, written without a signal on two phones and merged later. */
final class YearVisit {
    static final String ROUTINE = "132";
    private static final String VILLAGE = "村医 village";

    private static final Duration JUST_NOW = Duration.ofMinutes(1);
    private static final Duration OFF_LINE = Duration.ofHours(3);

    private final YearPeople people;
    private final StepLog log;

    YearVisit(YearPeople people, StepLog log) {
        this.people = people;
        this.log = log;
    }

    /** The visit that is due, in one row. */
    void once(String systolic) {
        var phone = people.villagePhone();
        var path = "/care-visits/" + due(phone).text("id") + "/forms";
        log.step(
                VILLAGE,
                "按规范随访 follow-up",
                () -> phone.post(path, form("phone", systolic, JUST_NOW)),
                done -> "收缩压 systolic " + systolic + "，" + done.output().text("control"));
    }

    private Fields due(ApiClient phone) {
        return Patience.await(
                "a visit",
                () ->
                        phone.get("/care-visits?days=60&most=60").must().list("items").stream()
                                .filter(one -> isHis(one.object("person")))
                                .findFirst());
    }

    private boolean isHis(Fields person) {
        return person.text("psnNo").equals(people.patient.no());
    }

    /** Two phones write about the visit that is due; both forms come in later. */
    void offLine() {
        var phone = people.villagePhone();
        var due = due(phone);
        var path = "/care-visits/" + due.text("id") + "/forms";
        log.add(VILLAGE, "到期随访 a visit is due", due.text("dueDay") + " 高血压随访 HTN", 0);
        sent(phone, path, "phone", "142");
        var merged = sent(phone, path, "tablet", ROUTINE);
        var pressure =
                merged.list("answers").stream()
                        .filter(one -> one.text("item").equals("sbp"))
                        .findFirst()
                        .orElseThrow();
        var also = pressure.list("alsoSaid");
        if (also.isEmpty() || !pressure.object("word").text("answer").equals(ROUTINE)) {
            throw new IllegalStateException("the forms did not merge");
        }
        log.add(
                "平台 system",
                "两机合并，不丢记录 both merged",
                "收缩压 %s，另有记录 also said %s；%s"
                        .formatted(ROUTINE, also.getFirst().text("answer"), merged.text("control")),
                0);
    }

    private Fields sent(ApiClient phone, String path, String device, String systolic) {
        return log.step(
                        VILLAGE,
                        "离线随访表，有信号后上传 off-line form",
                        () -> phone.post(path, form(device, systolic, OFF_LINE)),
                        _ -> device + "，收缩压 " + systolic + " mmHg")
                .output();
    }

    /** Written so long ago; it may have waited for a signal. */
    private static Map<String, Object> form(String device, String systolic, Duration ago) {
        var form = new LinkedHashMap<String, Object>();
        form.put("id", UUID.randomUUID().toString());
        form.put("device", device);
        form.put("counter", 1);
        form.put("writtenAt", Clocks.instant().minus(ago).toString());
        form.put("behindMillis", 0);
        form.put("finished", true);
        form.put(
                "answers",
                Map.of(
                        "sbp", systolic,
                        "dbp", "84",
                        "symptoms", "no",
                        "taking", "regular"));
        return form;
    }
}
