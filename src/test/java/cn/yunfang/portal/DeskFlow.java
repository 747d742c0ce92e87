package cn.yunfang.portal;

import cn.yunfang.ApiClient;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.simulation.ApiFlow;
import cn.yunfang.simulation.DeskCity;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A doctor at his desk, through the API. */
abstract class DeskFlow extends ApiFlow {
    static final String WRITTEN = "/api/v1/written-prescriptions";

    String doctor;

    @BeforeEach
    void sitDown() {
        doctor = DeskCity.doctorToken(city);
    }

    /** A draft that no rule objects to. */
    Map<String, Object> draft(String psnNo) {
        var draft = new LinkedHashMap<String, Object>();
        draft.put("key", UUID.randomUUID().toString());
        draft.put("writtenAt", OffsetDateTime.ofInstant(Instant.now(), ChinaTime.ZONE).toString());
        draft.put("psnNo", psnNo);
        draft.put("pharmacist", city.reviewer());
        draft.put("diagnoses", List.of(Map.of("code", "J06.900")));
        draft.put("lines", List.of(line(drug("阿莫西林胶囊"), 3)));
        draft.put("validDays", 3);
        return draft;
    }

    Map<String, Object> line(String drug, int days) {
        var line = new LinkedHashMap<String, Object>();
        line.put("drugCode", drug);
        line.put("dose", 1);
        line.put("frequency", "12");
        line.put("route", "1");
        line.put("days", days);
        line.put("quantity", 1);
        line.put("withinLimit", true);
        return line;
    }

    /** The first drug of the catalogue that a search finds. */
    String drug(String name) {
        return api.get("/api/v1/drugs?q=" + name, doctor).json().path(0).path("code").asString();
    }

    ApiClient.Answer write(Map<String, Object> draft) {
        return api.post(WRITTEN, doctor, draft);
    }
}
