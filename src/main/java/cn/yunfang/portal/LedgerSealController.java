package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.ledger.Seal;
import cn.yunfang.ledger.Seals;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Daily seals of the ledger, and whether they still fit. */
@RestController
@RequestMapping("/api/v1/ledger/seals")
@Tag(name = "Ledger 总账")
class LedgerSealController {
    /**
     * A day as it was sealed.
     *
     * @param amount all amounts together, in yuan
     * @param previous digest of the day before
     * @param digest SM3
     */
    @Schema(name = "LedgerSeal")
    record SealView(
            LocalDate day,
            long entries,
            BigDecimal amount,
            String previous,
            String digest,
            OffsetDateTime sealedAt) {
        static SealView of(Seal seal) {
            return new SealView(
                    seal.day(),
                    seal.entries(),
                    seal.amount().yuan(),
                    seal.previous(),
                    seal.digest(),
                    seal.sealedAt().atOffset(ChinaTime.ZONE));
        }
    }

    /**
     * A day held against its seal.
     *
     * @param chained whether the seal itself is whole and stands on that of the day before
     * @param differing hours whose entries are not what they were
     */
    @Schema(name = "LedgerSealCheck")
    record CheckView(SealView seal, boolean agrees, boolean chained, List<HourView> differing) {
        static CheckView of(Seals.Check check) {
            return new CheckView(
                    SealView.of(check.seal()),
                    check.agrees(),
                    check.chained(),
                    check.differing().stream().map(HourView::of).toList());
        }
    }

    /**
     * An hour that is not what it was.
     *
     * @param hour 0 to 23, China time
     */
    @Schema(name = "LedgerSealHour")
    record HourView(
            int hour,
            long sealedEntries,
            long entries,
            BigDecimal sealedAmount,
            BigDecimal amount) {
        static HourView of(Seals.Differing one) {
            return new HourView(
                    one.hour(),
                    one.sealed().entries(),
                    one.now().entries(),
                    one.sealed().amount().yuan(),
                    one.now().amount().yuan());
        }
    }

    private final Seals seals;
    private final Clock clock;

    LedgerSealController(Seals seals, Clock clock) {
        this.seals = seals;
        this.clock = clock;
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping
    @Operation(
            summary = "Daily seals of the ledger 总账日封存",
            description =
                    """
                    Number, sum and SM3 digest of each day's entries, each chained to the day \
                    before. Keep the digests elsewhere: who rewrites the database then cannot \
                    rewrite them.""")
    List<SealView> list(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        var days = Days.asked(from, to, clock);
        return seals.list(days.from(), days.to()).stream().map(SealView::of).toList();
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping("/{day}/check")
    @Operation(
            summary = "Hold a day against its seal 核验日封存",
            description =
                    """
                    Reads the day's entries again and tells the hours in which they are not what \
                    they were.""")
    CheckView check(@PathVariable LocalDate day) {
        return CheckView.of(RefusedException.unless(seals.check(Days.day("day", day, clock))));
    }
}
