package cn.yunfang.portal;

import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.quote.Quote;
import cn.yunfang.quote.Wish;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fen;
import cn.yunfang.stock.Hold;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goods put aside for one line, in yuan.
 *
 * @param hiRxno the prescription; @param until when it frees itself
 * @param price per pack unit, the most the pharmacy may ask until then
 * @param hospitalPrice what the hospital asks for a pack unit
 * @param amount price times quantity, before the funds pay
 * @param warning an insured drug that costs more here than in the hospital
 */
@Schema(name = "Hold")
record HoldView(
        String hiRxno,
        int line,
        PrescriptionView.Party pharmacy,
        String drugCode,
        String name,
        String spec,
        BigDecimal quantity,
        String unit,
        BigDecimal price,
        BigDecimal hospitalPrice,
        BigDecimal amount,
        boolean aboveHospital,
        Optional<Words> warning,
        OffsetDateTime heldAt,
        OffsetDateTime until) {
    /**
     * What is to be held.
     *
     * @param pharmacy where; a pharmacy that asks for its own counter need not say
     * @param code what the patient shows at the counter: QR code, epcToken or authRxno
     */
    @Schema(name = "HoldRequest")
    record Request(
            @Nullable String pharmacy,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable List<@Nullable Line> lines,
            @Nullable String code) {
        private static final int MOST_LINES = 100;

        Wish wish(String hiRxno, String own) {
            var said = Limits.said("lines", "预留的处方行", lines);
            if (said.isEmpty() || said.size() > MOST_LINES) {
                throw Limits.invalid("lines", "1–" + MOST_LINES);
            }
            var where = pharmacy == null || pharmacy.isBlank() ? own : pharmacy;
            if (where.isEmpty()) {
                throw Limits.missing("pharmacy", "药店编码");
            }
            return new Wish(
                    hiRxno,
                    where,
                    said.stream()
                            .map(one -> Limits.said("lines", "预留的处方行", one))
                            .map(Line::wished)
                            .toList(),
                    code == null ? "" : code.strip());
        }
    }

    /**
     * One line as it was quoted.
     *
     * @param price yuan per pack unit as quoted; refused when it is more by now
     */
    @Schema(name = "HoldLine")
    record Line(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Integer line,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String drugCode,
            @Nullable BigDecimal price) {
        private Wish.Line wished() {
            return new Wish.Line(
                    Limits.said("lines.line", "处方行", line),
                    Limits.said("lines.drugCode", "药品编码", drugCode),
                    Optional.ofNullable(price));
        }
    }

    static HoldView of(Hold hold, Draw draw, Formulary formulary) {
        var drug = formulary.drug(hold.drugCode(), ChinaTime.date(hold.heldAt()));
        boolean above =
                drug.filter(one -> Quote.above(one, hold.price(), hold.hospitalPrice()))
                        .isPresent();
        return new HoldView(
                hold.hiRxno(),
                hold.line(),
                draw.institution(hold.pharmacy()),
                hold.drugCode(),
                drug.map(Drug::genericName).orElse(""),
                drug.map(Drug::spec).orElse(""),
                hold.quantity().stripTrailingZeros(),
                drug.map(Drug::packUnit).orElse(""),
                hold.price().stripTrailingZeros(),
                hold.hospitalPrice().stripTrailingZeros(),
                Fen.round(hold.quantity().multiply(hold.price())).yuan(),
                above,
                above ? Optional.of(warning(hold)) : Optional.empty(),
                hold.heldAt().atOffset(ChinaTime.ZONE),
                hold.dueAt().atOffset(ChinaTime.ZONE));
    }

    private static Words warning(Hold hold) {
        var here = hold.price().stripTrailingZeros().toPlainString();
        var there = hold.hospitalPrice().stripTrailingZeros().toPlainString();
        return new Words(
                "医保药品价格%s元高于医院的%s元".formatted(here, there),
                "insured drug at %s yuan, above the hospital's %s".formatted(here, there));
    }
}
