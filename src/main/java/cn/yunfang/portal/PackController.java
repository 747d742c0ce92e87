package cn.yunfang.portal;

import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.stock.Packs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A pack in a pharmacist's hand, before it is handed over. */
@RestController
@RequestMapping("/api/v1/packs")
@Tag(name = "Dispensing 配药")
class PackController {
    private static final int LONGEST = 30;

    /**
     * @param refusal why this pharmacy may not sell it now; absent when it may
     * @param product as what packs of this product were sold before; absent when none was
     */
    @Schema(name = "PackCheck")
    record View(
            String traceCode, Optional<Why> refusal, Optional<PrescriptionView.Party> product) {}

    /** A refusal that a sale would meet. */
    @Schema(name = "PackRefusal")
    record Why(int code, String reason, String zh, String en) {
        static Why of(Refusal refusal) {
            return new Why(
                    refusal.reason().code(),
                    refusal.reason().name(),
                    refusal.chinese(),
                    refusal.english());
        }
    }

    private final Packs packs;
    private final Database database;
    private final Formulary formulary;
    private final Clock clock;

    PackController(Packs packs, Database database, Formulary formulary, Clock clock) {
        this.packs = packs;
        this.database = database;
        this.formulary = formulary;
        this.clock = clock;
    }

    @AllowedFor(Role.PHARMACY)
    @GetMapping("/{traceCode}")
    @Operation(
            summary = "May this pack be sold here 追溯码查验",
            description =
                    """
                    At the counter, pack by pack: whether it was sold before, here or elsewhere, \
                    and which drug packs of its product (the first 7 of 20 digits) were. Tells \
                    nothing of who bought it. Handing over decides; this only says it earlier.""")
    View check(
            Caller caller,
            @PathVariable String traceCode,
            @RequestParam(defaultValue = "false") @Parameter(description = "Sold in parts 拆零")
                    boolean split) {
        if (traceCode.length() > LONGEST) {
            throw new RefusedException(Refusal.tooLong("traceCode", "药品追溯码", LONGEST));
        }
        var looked = database.read(packs.look(traceCode, caller.institution(), split));
        return new View(
                traceCode,
                looked.sellable()
                        ? Optional.empty()
                        : Optional.of(Why.of(Refusal.of(Reason.PACK_ALREADY_SOLD))),
                looked.drugCode().map(this::named));
    }

    private PrescriptionView.Party named(String drug) {
        return new PrescriptionView.Party(
                drug,
                formulary.drug(drug, ChinaTime.today(clock)).map(Drug::genericName).orElse(""));
    }
}
