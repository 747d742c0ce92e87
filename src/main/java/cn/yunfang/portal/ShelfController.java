package cn.yunfang.portal;

import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.stock.Stocks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A pharmacy's own shelf, as it told it and as it was sold since. */
@RestController
@RequestMapping("/api/v1/shelf")
@Tag(name = "Pharmacies 药店")
class ShelfController {
    private static final int MOST = 200;
    private static final int FOUND = 50;

    /**
     * @param quantity in the pack unit; @param held of it, put aside for prescriptions
     * @param price yuan per pack unit; @param alike of the drugs asked for, those for which this
     *     may be handed over; empty when that was not asked
     */
    @Schema(name = "ShelfItem")
    record Item(
            String drugCode,
            String name,
            String spec,
            String brand,
            String manufacturer,
            String unit,
            BigDecimal quantity,
            BigDecimal held,
            BigDecimal price,
            OffsetDateTime reportedAt,
            List<String> alike) {}

    /** Drugs by their codes, and whether also what may be handed over for them. */
    record Named(
            @Parameter(description = "Codes, 50 at most") @Nullable List<String> drug,
            @Parameter(description = "Also of other makers; false when absent")
                    @Nullable Boolean alike) {
        List<String> codes() {
            var codes = drug == null ? List.<String>of() : drug;
            if (codes.size() > FOUND) {
                throw Limits.invalid("drug", "≤ " + FOUND);
            }
            return codes;
        }

        boolean others() {
            return Boolean.TRUE.equals(alike);
        }
    }

    /**
     * @param next send it as {@code after} for the next page; absent on the last one
     */
    @Schema(name = "Shelf")
    record Page(List<Item> items, Optional<String> next) {}

    private final Stocks stocks;
    private final Database database;
    private final Formulary formulary;
    private final Clock clock;

    ShelfController(Stocks stocks, Database database, Formulary formulary, Clock clock) {
        this.stocks = stocks;
        this.database = database;
        this.formulary = formulary;
        this.clock = clock;
    }

    @AllowedFor(Role.PHARMACY)
    @GetMapping
    @Operation(
            summary = "Stock and prices of this pharmacy 本店库存与价格",
            description =
                    """
                    By drug code; the pharmacy reports them by 3501–3506. `drug`, repeated for \
                    several, names codes, with `alike` also what may be handed over for them: the \
                    same generic name, form and specification of another maker. `q` finds by name, \
                    pinyin initials or head of a code.""")
    Page shelf(
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @ParameterObject Named named,
            @RequestParam(defaultValue = "") @Parameter(description = "`next` of the page before")
                    String after,
            @RequestParam(defaultValue = "100") @Parameter(description = "1–200") int most) {
        var size = Limits.within("most", most, MOST);
        var today = ChinaTime.today(clock);
        var instead =
                named.others() ? instead(named.codes(), today) : Map.<String, List<String>>of();
        var codes = named.others() ? List.copyOf(instead.keySet()) : named.codes();
        var items =
                database.read(
                        stocks.counted(
                                caller.institution(),
                                wanted(q.strip(), codes, today),
                                after,
                                size));
        return new Page(
                items.stream()
                        .map(
                                one ->
                                        item(
                                                one,
                                                today,
                                                instead.getOrDefault(one.drugCode(), List.of())))
                        .toList(),
                items.size() < size ? Optional.empty() : Optional.of(items.getLast().drugCode()));
    }

    private Optional<List<String>> wanted(String q, List<String> drugs, LocalDate today) {
        if (q.isEmpty() && drugs.isEmpty()) {
            return Optional.empty();
        }
        var found =
                q.isEmpty()
                        ? Stream.<String>of()
                        : formulary.search(q, FOUND, today).stream().map(Drug::code);
        return Optional.of(Stream.concat(drugs.stream(), found).distinct().toList());
    }

    // by code of what may be handed over: for which of the drugs
    private Map<String, List<String>> instead(List<String> drugs, LocalDate today) {
        var found = new TreeMap<String, List<String>>();
        for (var code : drugs) {
            found.computeIfAbsent(code, _ -> new ArrayList<>()).add(code);
            formulary.drug(code, today).stream()
                    .flatMap(drug -> formulary.sameProducts(drug, today).stream())
                    .filter(other -> !other.code().equals(code))
                    .forEach(
                            other ->
                                    found.computeIfAbsent(other.code(), _ -> new ArrayList<>())
                                            .add(code));
        }
        return found;
    }

    private Item item(Stocks.Counted one, LocalDate today, List<String> alike) {
        var drug = formulary.drug(one.drugCode(), today);
        return new Item(
                one.drugCode(),
                drug.map(Drug::genericName).orElse(""),
                drug.map(Drug::spec).orElse(""),
                drug.map(found -> found.details().brandName()).orElse(""),
                drug.map(found -> found.details().manufacturer()).orElse(""),
                drug.map(Drug::packUnit).orElse(""),
                one.quantity().stripTrailingZeros(),
                one.held().stripTrailingZeros(),
                one.price().stripTrailingZeros(),
                one.reportedAt().atOffset(ChinaTime.ZONE),
                alike);
    }
}
