package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.prescription.ReservePrescription;
import cn.yunfang.rules.Verdict;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.Fields;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * CDS Hooks 2.0 (cds-hooks.org): a HIS that speaks it hears the rules while the doctor chooses and
 * when he signs, as D001 would say them.
 */
@RestController
@RequestMapping("/cds-services")
class CdsController {
    private static final String SIGN = "order-sign";
    private static final String SELECT = "order-select";
    private static final int LONGEST_SUMMARY = 139;
    private static final Map<String, String> PREFETCH =
            Map.of(
                    "patient", "Patient/{{context.patientId}}",
                    "allergies", "AllergyIntolerance?patient={{context.patientId}}");

    record Services(List<Service> services) {}

    record Service(
            String hook,
            String title,
            String description,
            String id,
            Map<String, String> prefetch) {}

    record Cards(List<Card> cards) {}

    record Card(String summary, String detail, String indicator, Source source) {}

    /**
     * @param label the document a rule comes from; @param topic the rule and its version
     */
    record Source(String label, Topic topic) {}

    record Topic(String system, String version, String code) {}

    private final ReservePrescription reserve;
    private final Clock clock;

    CdsController(ReservePrescription reserve, Clock clock) {
        this.reserve = reserve;
        this.clock = clock;
    }

    @AllowedFor(everybody = true)
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Services services() {
        return new Services(List.of(service(SIGN), service(SELECT)));
    }

    private static Service service(String hook) {
        return new Service(
                hook,
                "Yunfang prescription review 云方审方",
                "The rules of the pre-check (D001) over all that the patient takes.",
                "yunfang-" + hook,
                PREFETCH);
    }

    @AllowedFor(Role.MEDICAL)
    @PostMapping(path = "/yunfang-order-sign", produces = MediaType.APPLICATION_JSON_VALUE)
    Cards sign(Caller caller, Fields request) {
        return cards(caller, SIGN, request);
    }

    @AllowedFor(Role.MEDICAL)
    @PostMapping(path = "/yunfang-order-select", produces = MediaType.APPLICATION_JSON_VALUE)
    Cards select(Caller caller, Fields request) {
        return cards(caller, SELECT, request);
    }

    private Cards cards(Caller caller, String hook, Fields request) {
        if (!request.text("hook").equals(hook)) {
            throw Limits.invalid("hook", hook);
        }
        if (CdsOrders.of(request).isEmpty()) {
            return new Cards(List.of());
        }
        var message = CdsOrders.preCheck(caller, request, clock.instant());
        return new Cards(
                RefusedException.unless(reserve.advise(caller, message)).stream()
                        .map(CdsController::card)
                        .toList());
    }

    private static Card card(Verdict.Finding finding) {
        var chinese = finding.chinese();
        return new Card(
                chinese.substring(0, Math.min(chinese.length(), LONGEST_SUMMARY)),
                chinese + "\n\n" + finding.english(),
                switch (finding.severity()) {
                    case INFORM -> "info";
                    case WARN -> "warning";
                    case REFUSE -> "critical";
                },
                new Source(
                        finding.source(),
                        new Topic("urn:yunfang:review-rules", finding.version(), finding.rule())));
    }
}
