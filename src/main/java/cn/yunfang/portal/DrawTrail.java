package cn.yunfang.portal;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.EventLog.Told;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Draws the history of a prescription in words. */
@Component
class DrawTrail {
    /**
     * @param facts what the fact says beyond its name: states, sums, reasons; no personal data
     */
    @Schema(name = "TrailEntry")
    record Entry(
            OffsetDateTime at,
            @Schema(example = "PrescriptionApproved") String event,
            String zh,
            String en,
            String institution,
            String institutionName,
            String actor,
            String actorName,
            Map<String, Object> facts) {}

    /** One look at the prescription. */
    @Schema(name = "Look")
    record Look(
            OffsetDateTime at,
            @Schema(example = "PHARMACY") String role,
            String institution,
            String institutionName,
            String actorName,
            String operation,
            String purpose) {}

    @Schema(name = "Trail")
    record Trail(String hiRxno, List<Entry> events, List<Look> looks) {}

    private final Registry registry;

    DrawTrail(Registry registry) {
        this.registry = registry;
    }

    Trail trail(ShowPrescriptions.Seen seen, boolean withLooks) {
        return new Trail(
                seen.prescription().facts().hiRxno(),
                seen.events().stream().map(this::entry).toList(),
                withLooks ? seen.looks().stream().map(this::look).toList() : List.of());
    }

    private Entry entry(Told told) {
        var words = EventWords.of(told.name());
        return new Entry(
                told.occurredAt().atOffset(ChinaTime.ZONE),
                told.name(),
                words.zh(),
                words.en(),
                told.institution(),
                institution(told.institution()),
                told.actor(),
                practitioner(told.actor()),
                told.facts().asMap());
    }

    private Look look(AccessLog.Look look) {
        return new Look(
                look.at().atOffset(ChinaTime.ZONE),
                look.role().name(),
                look.institution(),
                institution(look.institution()),
                practitioner(look.actor()),
                look.operation(),
                look.purpose());
    }

    private String institution(String code) {
        return registry.institution(code).map(Institution::name).orElse("");
    }

    private String practitioner(String code) {
        return registry.practitioner(code).map(Practitioner::name).orElse("");
    }
}
