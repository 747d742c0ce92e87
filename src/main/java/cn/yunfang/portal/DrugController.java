package cn.yunfang.portal;

import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue for people who type. */
@RestController
@RequestMapping("/api/v1/drugs")
@Tag(name = "Drugs 药品")
class DrugController {
    private static final int MOST = 50;

    /**
     * @param payClass 甲, 乙 or 丙 as A, B, C; @param firstPayShare what the patient pays first, 0–1
     * @param itemType 11 western, 12 patent, 13 decoction pieces
     * @param unitsPerPack how many {@code minimumUnit} a pack holds
     * @param priceCap payment standard, yuan per pack unit; @param price reference, same unit
     */
    @Schema(name = "Drug")
    record DrugView(
            String code,
            String genericName,
            String brandName,
            String manufacturer,
            String dosageForm,
            String spec,
            @Schema(example = "11") String itemType,
            String packUnit,
            String doseUnit,
            String minimumUnit,
            int unitsPerPack,
            Drug.PayClass payClass,
            BigDecimal firstPayShare,
            Optional<BigDecimal> priceCap,
            BigDecimal price,
            boolean circulates,
            boolean dualChannel,
            boolean negotiated,
            boolean prescriptionOnly,
            String restriction) {
        static DrugView of(Drug drug) {
            return new DrugView(
                    drug.code(),
                    drug.genericName(),
                    drug.details().brandName(),
                    drug.details().manufacturer(),
                    drug.dosageForm(),
                    drug.spec(),
                    drug.itemType(),
                    drug.packUnit(),
                    drug.doseUnit(),
                    drug.details().minimumUnit(),
                    drug.details().unitsPerPack(),
                    drug.payClass(),
                    drug.firstPayShare(),
                    drug.priceCap(),
                    drug.referencePrice(),
                    drug.circulates(),
                    drug.dualChannel(),
                    drug.negotiated(),
                    drug.prescriptionOnly(),
                    drug.restriction());
        }
    }

    private final Formulary formulary;
    private final Clock clock;

    DrugController(Formulary formulary, Clock clock) {
        this.formulary = formulary;
        this.clock = clock;
    }

    @AllowedFor({
        Role.PATIENT,
        Role.MEDICAL,
        Role.PHARMACY,
        Role.REVIEWER,
        Role.CLERK,
        Role.REGULATOR
    })
    @GetMapping
    @Operation(
            summary = "Find drugs 查药品",
            description = "By part of the name, pinyin initials or head of the code; best first.")
    List<DrugView> search(
            @RequestParam @Parameter(example = "amxl", description = "名称、拼音首字母或编码") String q,
            @RequestParam(defaultValue = "20") @Parameter(description = "1–50") int most) {
        return formulary
                .search(q.strip(), Limits.within("most", most, MOST), ChinaTime.today(clock))
                .stream()
                .map(DrugView::of)
                .toList();
    }
}
