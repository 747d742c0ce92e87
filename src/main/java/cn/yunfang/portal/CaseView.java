package cn.yunfang.portal;

import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.EventLog;
import cn.yunfang.shared.Fen;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * One of the facts behind a figure; says nobody's name.
 *
 * @param hiRxno what opens the prescription, with a purpose; absent for money alone
 * @param setlId what opens the settlement, with a purpose
 * @param amount yuan of the settlement, of what it undid with a minus
 */
@Schema(name = "Case")
record CaseView(
        Optional<String> hiRxno,
        Optional<String> setlId,
        OffsetDateTime at,
        Event event,
        PrescriptionView.Party institution,
        Optional<BigDecimal> amount) {

    /** What happened. */
    @Schema(name = "CaseEvent")
    record Event(@Schema(example = "LinesClaimed") String name, String zh, String en) {}

    static CaseView of(EventLog.Entry entry, Draw draw) {
        var told = entry.told();
        var facts = told.facts();
        var words = EventWords.of(told.name());
        return new CaseView(
                facts.optional("hiRxno"),
                facts.optional("setlId"),
                told.occurredAt().atOffset(ChinaTime.ZONE),
                new Event(told.name(), words.zh(), words.en()),
                draw.institution(told.institution()),
                facts.optional("medfeeFen").map(fen -> new Fen(Long.parseLong(fen)).yuan()));
    }
}
