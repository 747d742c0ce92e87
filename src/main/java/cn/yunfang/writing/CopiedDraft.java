package cn.yunfang.writing;

import cn.yunfang.shared.Fields;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A draft out of a D001 message, so that a prescription can be written again. */
public final class CopiedDraft {
    private static final String PAID_BY_FUNDS = "1";

    private CopiedDraft() {}

    /** All but what belongs to one prescription alone: key, time, voucher, reasons. */
    public static RxDraft of(Fields message) {
        var visit = message.object("mdtrtinfo");
        return new RxDraft(
                null,
                null,
                visit.text("psnNo"),
                null,
                null,
                message.list("diseinfo").stream()
                        .map(
                                one ->
                                        new RxDraft.Diagnosis(
                                                one.text("diagCode"), one.text("diagName")))
                        .toList(),
                message.list("rxdrugdetail").stream().map(CopiedDraft::line).toList(),
                new RxDraft.Condition(
                        visit.text("algsHis"),
                        whole(visit.optionalNumber("gesoVal")),
                        visit.flag("suckPrdFlag"),
                        visit.optionalNumber("patnWt").orElse(null)),
                message.integer("valiDays"),
                message.optionalNumber("maxReptCnt").map(BigDecimal::intValue).orElse(1),
                whole(message.optionalNumber("minInrvDays")),
                visit.text("diseCodg"),
                List.of(),
                null);
    }

    /** The reasons of the doctor that a message carries: rule, line, reason. */
    public static List<Fields> overrides(Fields visit) {
        return visit.optional("extras")
                .flatMap(Fields::parse)
                .map(extras -> extras.list("overrides"))
                .orElse(List.of());
    }

    private static RxDraft.Line line(Fields line) {
        return new RxDraft.Line(
                line.text("medListCodg"),
                line.optionalNumber("sinDoscnt").orElse(null),
                line.text("usedFrquCodg"),
                line.text("medcWayCodg"),
                line.optionalNumber("medcDays").orElse(null),
                line.optionalNumber("drugCnt").orElse(null),
                line.text("hospApprFlag").equals(PAID_BY_FUNDS));
    }

    private static @Nullable Integer whole(Optional<BigDecimal> number) {
        return number.map(BigDecimal::intValue).orElse(null);
    }
}
