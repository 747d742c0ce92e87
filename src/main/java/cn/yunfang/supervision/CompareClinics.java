package cn.yunfang.supervision;

import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.inventory.Movements;
import cn.yunfang.inventory.Movements.Moved;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.settlement.Settlements.Sums;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import cn.yunfang.stock.Stocks;
import cn.yunfang.supervision.ClinicFigures.Moves;
import cn.yunfang.supervision.ClinicFigures.OnShelf;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Village clinics beside each other (一体化管理: unified purchase, price, delivery): what each bought,
 * sold, has and earned, and what of it does not fit together.
 */
@Component
public class CompareClinics {
    /** A clinic has no more drugs on its shelf than that. */
    private static final int MOST_DRUGS = 2_000;

    /** Where they read from. */
    @Component
    record Sources(Movements movements, Stocks stocks, Settlements settlements) {}

    private final Registry registry;
    private final Sources sources;
    private final Formulary formulary;
    private final Database database;
    private final Clock clock;

    CompareClinics(
            Registry registry,
            Sources sources,
            Formulary formulary,
            Database database,
            Clock clock) {
        this.registry = registry;
        this.sources = sources;
        this.formulary = formulary;
        this.database = database;
        this.clock = clock;
    }

    /** Those of the caller's region that bought or sold anything, most differences first. */
    public Outcome<List<ClinicFigures>> compare(Caller caller, LocalDate first, LocalDate last) {
        return caller.region()
                .map(
                        region ->
                                read(clinics(region), first, last).stream()
                                        .filter(CompareClinics::moved)
                                        .sorted(
                                                Comparator.comparing(
                                                        (ClinicFigures one) ->
                                                                -one.differences().size()))
                                        .toList());
    }

    /** One clinic of the caller's region, with each difference. */
    public Outcome<ClinicFigures> one(
            Caller caller, String clinic, LocalDate first, LocalDate last) {
        return caller.region()
                .then(
                        region ->
                                clinics(region).stream()
                                        .filter(one -> one.code().equals(clinic))
                                        .findFirst()
                                        .map(one -> read(List.of(one), first, last).getFirst())
                                        .map(Outcome::done)
                                        .orElseGet(
                                                () ->
                                                        Outcome.refused(
                                                                Reason.INSTITUTION_UNKNOWN,
                                                                clinic)));
    }

    private static boolean moved(ClinicFigures one) {
        return one.bought().isPositive() || one.sold().isPositive() || !one.differences().isEmpty();
    }

    private List<Institution> clinics(String region) {
        return registry.institutions(Optional.of(Institution.Type.CLINIC)).stream()
                .filter(one -> one.division().startsWith(region))
                .toList();
    }

    private List<ClinicFigures> read(List<Institution> clinics, LocalDate first, LocalDate last) {
        var codes = clinics.stream().map(Institution::code).toList();
        var from = ChinaTime.startOf(first);
        var to = ChinaTime.startOf(last.plusDays(1));
        var ever = Instant.EPOCH;
        var now = clock.instant();
        var trip = new RoundTrip();
        var bought = trip.add(sources.movements.bought(codes, from, to));
        var sold = trip.add(sources.movements.sold(codes, from, to));
        var everBought = trip.add(sources.movements.bought(codes, ever, now));
        var everSold = trip.add(sources.movements.sold(codes, ever, now));
        var earned = trip.add(sources.settlements.byInstitution(codes, from, to));
        database.send(trip);
        var boughtAt = byClinic(bought.get());
        var soldAt = byClinic(sold.get());
        var everBoughtAt = byClinic(everBought.get());
        var everSoldAt = byClinic(everSold.get());
        var shelves = shelves(codes);
        return clinics.stream()
                .map(
                        one -> {
                            var code = one.code();
                            var moves =
                                    new Moves(
                                            boughtAt.getOrDefault(code, List.of()),
                                            soldAt.getOrDefault(code, List.of()),
                                            everBoughtAt.getOrDefault(code, List.of()),
                                            everSoldAt.getOrDefault(code, List.of()));
                            return ClinicFigures.of(
                                    one,
                                    moves,
                                    shelves.getOrDefault(code, Map.of()),
                                    earned.get().getOrDefault(code, Sums.NONE),
                                    this::unified);
                        })
                .toList();
    }

    private Map<String, Map<String, OnShelf>> shelves(List<String> codes) {
        var reads =
                codes.stream()
                        .<Sql<List<Stocks.Counted>>>map(
                                code ->
                                        sources.stocks.counted(
                                                code, Optional.empty(), "", MOST_DRUGS))
                        .toList();
        var found = database.readEach(reads);
        var all = new HashMap<String, Map<String, OnShelf>>();
        for (int i = 0; i < codes.size(); i++) {
            var shelf = new TreeMap<String, OnShelf>();
            found.get(i)
                    .forEach(
                            one ->
                                    shelf.put(
                                            one.drugCode(),
                                            new OnShelf(one.quantity(), one.price())));
            all.put(codes.get(i), shelf);
        }
        return all;
    }

    private static Map<String, List<Moved>> byClinic(List<Moved> all) {
        return all.stream().collect(Collectors.groupingBy(Moved::institution));
    }

    private Optional<BigDecimal> unified(String drug) {
        return formulary.drug(drug, ChinaTime.today(clock)).map(Drug::referencePrice);
    }
}
