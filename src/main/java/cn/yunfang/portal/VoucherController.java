package cn.yunfang.portal;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.person.Persons;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A patient's own e-voucher, as a counter reads it (1162). */
@RestController
@RequestMapping("/api/v1/voucher")
@Tag(name = "QR code 取药码")
class VoucherController {
    /**
     * @param code 28 characters, ecQrCode; @param until when it ends
     * @param size modules on a side, quiet zone and all
     * @param path the black ones as an SVG path
     */
    @Schema(name = "Voucher")
    record View(String code, OffsetDateTime until, int size, String path) {}

    private final Database database;
    private final Persons persons;
    private final AccessLog accessLog;
    private final Clock clock;

    VoucherController(Database database, Persons persons, AccessLog accessLog, Clock clock) {
        this.database = database;
        this.persons = persons;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @AllowedFor(Role.PATIENT)
    @GetMapping
    @Operation(
            summary = "My e-voucher 我的医保电子凭证",
            description = "What hospital or pharmacy scans to know who stands there.")
    ResponseEntity<View> own(Caller caller) {
        var trip = new RoundTrip();
        var shown = trip.add(persons.ownVoucher(caller.actor()));
        var purpose = Sight.purpose(caller, null);
        trip.add(accessLog.look(caller, clock.instant(), "getVoucher", caller.actor(), purpose));
        database.commit(trip);
        var voucher = shown.get().orElseThrow(() -> RefusedException.of(Reason.PERSON_UNKNOWN));
        var code = QrCode.of(voucher.ecQrCode());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(
                        new View(
                                voucher.ecQrCode(),
                                voucher.until().atOffset(ChinaTime.ZONE),
                                code.size(),
                                code.path()));
    }
}
