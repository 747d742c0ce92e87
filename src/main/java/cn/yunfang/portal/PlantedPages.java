package cn.yunfang.portal;

import cn.yunfang.prescription.Gating;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionFacts;
import cn.yunfang.prescription.PrescriptionLine;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.quality.Planted;
import cn.yunfang.quality.Quality;
import cn.yunfang.quality.Script;
import cn.yunfang.review.ReviewWork;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.EventLog;
import cn.yunfang.shared.EventLog.Told;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.RoundTrip;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Shows a reviewer a planted case as it would look if it were a prescription. */
@Component
class PlantedPages {
    private static final int VALID_DAYS = 3;

    private final Database database;
    private final Quality quality;
    private final ReviewWork work;

    PlantedPages(Database database, Quality quality, ReviewWork work) {
        this.database = database;
        this.quality = quality;
        this.work = work;
    }

    /** For reviewers of its city while it waits for them; for nobody else and not afterwards. */
    Optional<ShowPrescriptions.Seen> seen(Caller caller, PrescriptionId id, String hiRxno) {
        if (caller.role() != Caller.Role.REVIEWER) {
            return Optional.empty();
        }
        var trip = new RoundTrip();
        var found = trip.add(quality.planted(id));
        var events = trip.add(EventLog.of(id));
        database.send(trip);
        return found.get()
                .filter(one -> one.open() && one.hiRxno().equals(hiRxno))
                .filter(one -> sameCity(caller, one.script()))
                .map(one -> seen(one, events.get()));
    }

    private boolean sameCity(Caller caller, Script script) {
        return work.cityOf(caller.institution()).equals(work.cityOf(script.institution()));
    }

    private static ShowPrescriptions.Seen seen(Planted planted, List<Told> events) {
        var rx = prescription(planted);
        var all = new ArrayList<>(before(rx));
        all.addAll(events);
        return new ShowPrescriptions.Seen(
                rx, message(planted.script()), List.copyOf(all), List.of(), List.of());
    }

    private static Prescription prescription(Planted planted) {
        var script = planted.script();
        var facts =
                new PrescriptionFacts(
                        planted.hiRxno(),
                        planted.id().traceCode(0),
                        script.institution(),
                        "",
                        script.personNo(),
                        script.doctor(),
                        script.department(),
                        script.diagnosis(),
                        script.prescribedAt(),
                        VALID_DAYS,
                        1,
                        0,
                        "1",
                        "01",
                        "02",
                        false);
        var lines =
                IntStream.range(0, script.lines().size())
                        .mapToObj(i -> line(i + 1, script.lines().get(i)))
                        .toList();
        return new Prescription(
                planted.id(),
                facts,
                PrescriptionState.UPLOADED,
                0,
                Planted.VERSION,
                false,
                script.prescribedAt(),
                facts.validUntil(),
                Gating.NONE,
                lines);
    }

    private static PrescriptionLine line(int no, Script.Line line) {
        return PrescriptionLine.prescribed(1, no, line.drugCode(), line.quantity(), line.unit());
    }

    // what a hospital would have told by its pre-check, signature and upload
    private static List<Told> before(Prescription rx) {
        return List.of(
                told(rx, 0, "PrescriptionReserved", Map.of("to", "RESERVED")),
                told(rx, 1, "PrescriptionSigned", Map.of("from", "RESERVED", "to", "SIGNED")),
                told(rx, 2, "PrescriptionUploaded", Map.of("from", "SIGNED", "to", "UPLOADED")));
    }

    private static Told told(Prescription rx, int second, String event, Map<String, String> step) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("hiRxno", rx.facts().hiRxno());
        facts.putAll(step);
        return new Told(
                event,
                rx.facts().prescribedAt().plusSeconds(second),
                rx.facts().institution(),
                rx.facts().doctor(),
                fields(facts));
    }

    private static Fields message(Script script) {
        return fields(
                Map.of(
                        "mdtrtinfo", Map.of("patnName", script.patient()),
                        "rxdrugdetail", script.lines().stream().map(PlantedPages::sent).toList()));
    }

    private static Map<String, Object> sent(Script.Line line) {
        return Map.of(
                "drugGenname", line.name(),
                "drugSpec", line.spec(),
                "drugDosform", line.form(),
                "sinDoscnt", line.dose(),
                "sinDosunt", line.doseUnit(),
                "usedFrquName", line.frequency(),
                "medcWayDscr", "口服",
                "medcDays", line.days());
    }

    private static Fields fields(Map<String, ?> content) {
        return Fields.parse(Json.text(content)).orElseThrow();
    }
}
