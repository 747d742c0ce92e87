package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.shared.ChinaTime;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import tools.jackson.databind.JsonNode;

/** Repeats whose issues wait for a reading, as doctor and patient meet them. */
abstract class RefillFlow extends DeskFlow {
    static final int INTERVAL = 28;

    @Autowired private ApplicationContext beans;

    /** A prescription with a plan and the patient it is for. */
    record Repeated(String hiRxno, String psnNo) {}

    static Map<String, Object> plan() {
        return Map.of(
                "criteria",
                List.of(Map.of("kind", "SYSTOLIC", "low", 90, "high", 139)),
                "freshDays",
                7,
                "bridgeDays",
                7);
    }

    /** Four weeks of amlodipine, four packs, three times. */
    Map<String, Object> repeatedDraft(String psnNo) {
        var draft = new LinkedHashMap<>(draft(psnNo));
        draft.put("diagnoses", List.of(Map.of("code", "I10.x00")));
        draft.put("chronicDisease", "M03900");
        var line = new LinkedHashMap<>(line("XC08CAA321A0010102YF001", INTERVAL));
        line.put("dose", 5);
        line.put("frequency", "11");
        line.put("quantity", 4);
        draft.put("lines", List.of(line));
        draft.put("issues", 3);
        draft.put("intervalDays", INTERVAL);
        draft.put("release", plan());
        return draft;
    }

    Repeated written() {
        var psnNo = city.anotherPatient();
        var answer = write(repeatedDraft(psnNo));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var hiRxno = answer.json().path("hiRxno").asString();
        approveIfItWaits(hiRxno);
        return new Repeated(hiRxno, psnNo);
    }

    void approveIfItWaits(String hiRxno) {
        if (rx(hiRxno).path("state").path("name").asString().equals("UPLOADED")) {
            var decision =
                    api.post(
                            "/api/v1/reviews/" + hiRxno + "/decision",
                            city.reviewerToken(),
                            Map.of("decision", "APPROVE", "opinion", "合理", "confirmFast", true));
            assertThat(decision.status()).as(decision.text()).isEqualTo(200);
        }
    }

    JsonNode rx(String hiRxno) {
        return api.get("/api/v1/prescriptions/" + hiRxno, doctor).json();
    }

    /** The first issue is collected and the time of the second has come. */
    Repeated secondDue() {
        var rx = written();
        Backdate.collected(rx.hiRxno(), 1);
        Backdate.by(INTERVAL, rx.hiRxno());
        return rx;
    }

    void bringWhatIsDue() {
        beans.getBeansOfType(ScheduledTaskHolder.class).values().stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .filter(task -> task.toString().contains("prescription.DueWork"))
                .forEach(task -> task.getTask().getRunnable().run());
    }

    ApiClient.Answer tell(Repeated rx, int systolic) {
        var at =
                OffsetDateTime.ofInstant(
                        Instant.now().minus(Duration.ofSeconds(1)), ChinaTime.ZONE);
        var answer =
                api.post(
                        "/api/v1/persons/" + rx.psnNo() + "/readings",
                        patient(rx),
                        Map.of(
                                "at",
                                at.toString(),
                                "device",
                                UUID.randomUUID().toString(),
                                "values",
                                List.of(Map.of("kind", "SYSTOLIC", "value", systolic))));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }

    String patient(Repeated rx) {
        return api.demoToken("PATIENT", rx.psnNo());
    }

    JsonNode repeat(Repeated rx) {
        return api.get("/api/v1/repeats", patient(rx)).json().path(0);
    }

    void until(Supplier<Boolean> done) {
        for (int i = 0; i < 40 && !done.get(); i++) {
            bringWhatIsDue();
        }
        assertThat(done.get()).isTrue();
    }

    int issue(Repeated rx) {
        return rx(rx.hiRxno()).path("issue").asInt();
    }

    int withheld(Repeated rx) {
        return rx(rx.hiRxno())
                .path("lines")
                .valueStream()
                .filter(one -> one.path("issue").asInt() == 2)
                .mapToInt(one -> one.path("withheld").asInt())
                .sum();
    }

    String inbox(Repeated rx) {
        return api.get("/api/v1/inbox", patient(rx)).text();
    }

    JsonNode task(Repeated rx) {
        return api.get("/api/v1/refill-tasks", doctor)
                .json()
                .valueStream()
                .filter(one -> one.path("hiRxno").asString().equals(rx.hiRxno()))
                .findFirst()
                .orElse(tools.jackson.databind.node.MissingNode.getInstance());
    }

    ApiClient.Answer decide(Repeated rx, String token, String decision, String reason) {
        return api.post(
                "/api/v1/refill-tasks/" + rx.hiRxno() + "/decision",
                token,
                Map.of("decision", decision, "reason", reason));
    }

    /** The patient's code, as he shows it at a counter. */
    String token(Repeated rx) {
        var answer = api.get("/api/v1/prescriptions/" + rx.hiRxno() + "/token", patient(rx));
        assertThat(answer.status()).as(answer.text()).isLessThan(300);
        return answer.json().path("qr").asString();
    }
}
