package cn.yunfang.portal;

import cn.yunfang.delivery.DeliveryStatus;
import cn.yunfang.delivery.Parcel;
import cn.yunfang.delivery.Report;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Medicine on its way to the patient. */
@RestController
@RequestMapping("/api/v1/prescriptions/{hiRxno}/deliveries")
@Tag(name = "Prescriptions 处方")
class DeliveryController {
    /** What the courier told, when it happened. */
    @Schema(name = "ParcelReport")
    record Told(OffsetDateTime at, PrescriptionView.State state, String words) {
        private static Told of(Report report) {
            return new Told(
                    report.at().atOffset(ChinaTime.ZONE),
                    DeliveryController.state(report.status()),
                    report.described());
        }
    }

    /**
     * A parcel.
     *
     * @param number the pharmacy's own number (delvNo)
     * @param signCode what to say to the courier; it signs the parcel off, once
     */
    @Schema(name = "Parcel")
    record View(
            PrescriptionView.Party pharmacy,
            String number,
            String courier,
            PrescriptionView.State state,
            OffsetDateTime at,
            boolean closed,
            Optional<String> signCode,
            List<Told> history) {}

    private final ShowDeliveries show;
    private final Draw draw;

    DeliveryController(ShowDeliveries show, Draw draw) {
        this.show = show;
        this.draw = draw;
    }

    @AllowedFor(Role.PATIENT)
    @GetMapping
    @Operation(
            summary = "Where my medicine is 配送进度",
            description =
                    """
                    Parcels of the patient's own prescription, oldest first, with what the \
                    courier told. The code that signs a parcel off is shown to him alone.""")
    List<View> list(Caller caller, @PathVariable String hiRxno) {
        return RefusedException.unless(show.of(caller, hiRxno)).stream().map(this::view).toList();
    }

    private View view(ShowDeliveries.Seen seen) {
        Parcel parcel = seen.parcel();
        return new View(
                draw.institution(parcel.institution()),
                parcel.number(),
                parcel.courier(),
                state(parcel.status()),
                parcel.statusAt().atOffset(ChinaTime.ZONE),
                parcel.status().isClosed(),
                parcel.status().isClosed() ? Optional.empty() : seen.signCode(),
                seen.history().stream().map(Told::of).toList());
    }

    private static PrescriptionView.State state(DeliveryStatus status) {
        return new PrescriptionView.State(status.name(), status.chinese(), status.english());
    }
}
