package cn.yunfang.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.benefit.BenefitClaim.Line;
import cn.yunfang.benefit.BenefitClaim.PayClass;
import cn.yunfang.benefit.Policy.Band;
import cn.yunfang.benefit.Policy.FundRule;
import cn.yunfang.shared.Fen;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class BenefitPropertyTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @Property
    void linesAddUpToTheTotalsAndNothingIsNegative(@ForAll Random random) {
        var split = split(random, ratio(random));
        var totals = split.totals();

        assertThat(sum(split, LineShare::amount)).isEqualTo(totals.medfee());
        assertThat(sum(split, LineShare::ownPay)).isEqualTo(totals.ownPay());
        assertThat(sum(split, LineShare::overCap)).isEqualTo(totals.overCap());
        assertThat(sum(split, LineShare::firstPay)).isEqualTo(totals.firstPay());
        assertThat(sum(split, LineShare::inScope)).isEqualTo(totals.inScope());
        assertThat(sum(split, LineShare::fund)).isEqualTo(totals.fundSum());
        assertThat(totals.fundSum().plus(totals.personal())).isEqualTo(totals.medfee());
        assertThat(split.lines())
                .allSatisfy(
                        line -> {
                            assertThat(line.fund().isNegative()).isFalse();
                            assertThat(line.open().isNegative()).isFalse();
                            assertThat(line.overCap().isNegative()).isFalse();
                            assertThat(line.firstPay().isNegative()).isFalse();
                        });
        assertThat(totals.cash().isNegative()).isFalse();
        assertThat(totals.balance().isNegative()).isFalse();
        assertThat(totals.ownAccount().isNegative()).isFalse();
        assertThat(split.family().stream().map(FamilyPayment::amount).reduce(Fen.ZERO, Fen::plus))
                .isEqualTo(totals.family());
        assertThat(totals.family()).isLessThanOrEqualTo(totals.account());
        assertThat(totals.deductible()).isLessThanOrEqualTo(totals.inScope());
    }

    @Property
    void aHigherRatioNeverPaysLess(@ForAll long seed) {
        var low = new BigDecimal("0.40");
        var high = new BigDecimal("0.75");

        assertThat(split(new Random(seed), high).totals().fundSum())
                .isGreaterThanOrEqualTo(split(new Random(seed), low).totals().fundSum());
    }

    @Property
    void filingNeverCostsThePatientMoreAndAnEmergencyIsAsGoodAsFiled(@ForAll long seed) {
        var random = new Random(seed);
        var claim = claim(random);
        var policy = policy(random, ratio(random));
        var before = used(random);

        long home = personal(claim, policy, before, Optional.empty());
        long emergency = personal(claim, policy, before, away(Away.Kind.EMERGENCY));
        long filed = personal(claim, policy, before, away(Away.Kind.FILED));
        long notFiled = personal(claim, policy, before, away(Away.Kind.NOT_FILED));

        assertThat(home).isLessThanOrEqualTo(emergency);
        assertThat(emergency).isLessThanOrEqualTo(filed);
        assertThat(filed).isLessThanOrEqualTo(notFiled);
    }

    private static long personal(
            BenefitClaim claim, Policy policy, Accumulators before, Optional<Away> away) {
        var there =
                new BenefitClaim(
                        claim.on(),
                        claim.region(),
                        claim.insuranceType(),
                        claim.personType(),
                        claim.medType(),
                        claim.level(),
                        away,
                        claim.disease(),
                        claim.designated(),
                        claim.useAccount(),
                        claim.accountBalance(),
                        claim.family(),
                        claim.lines());
        return Benefit.split(there, policy, before).totals().personal().value();
    }

    private static Optional<Away> away(Away.Kind kind) {
        return Optional.of(new Away("320100", kind));
    }

    private static Optional<Away> away(Random random) {
        int one = random.nextInt(Away.Kind.values().length + 1);
        return one == 0 ? Optional.empty() : away(Away.Kind.values()[one - 1]);
    }

    private static Policy.AwayCuts cuts(Random random) {
        var cuts = new ArrayList<BigDecimal>();
        for (int i = 0; i < 3; i++) {
            cuts.add(BigDecimal.valueOf(random.nextInt(10_001), 4));
        }
        cuts.sort(null);
        return new Policy.AwayCuts(cuts.get(1), cuts.get(0), cuts.get(2));
    }

    @Property
    void anAccountOfTheFamilyNeverCostsThePatientMoreAndNeverPaysMoreThanItMay(@ForAll long seed) {
        var random = new Random(seed);
        var with = claim(random);
        var policy = policy(random, ratio(random));
        var before = used(random);
        var without = with.with(List.of());

        var paid = Benefit.split(with, policy, before);
        var alone = Benefit.split(without, policy, before);

        assertThat(paid.totals().cash().plus(paid.totals().family()))
                .isEqualTo(alone.totals().cash());
        assertThat(paid.totals().ownAccount()).isEqualTo(alone.totals().account());
        assertThat(paid.totals().funds()).isEqualTo(alone.totals().funds());
        for (var payment : paid.family()) {
            var account =
                    with.family().stream()
                            .filter(one -> one.link().equals(payment.link()))
                            .findFirst()
                            .orElseThrow();
            assertThat(payment.amount()).isLessThanOrEqualTo(account.available());
            if (!account.paysOwnPay()) {
                assertThat(payment.amount().plus(paid.totals().ownPay()))
                        .isLessThanOrEqualTo(paid.totals().medfee());
            }
        }
    }

    private static List<FamilyAccount> family(Random random) {
        var accounts = new ArrayList<FamilyAccount>();
        for (int i = random.nextInt(4); i > 0; i--) {
            var name = "F" + i;
            accounts.add(
                    new FamilyAccount(
                            name,
                            name,
                            name,
                            new Fen(1 + random.nextInt(50_000)),
                            random.nextBoolean()));
        }
        return accounts;
    }

    @Property
    void buyingInTwoPartsNeverSavesOfTheYearlyDeductible(@ForAll long seed) {
        var random = new Random(seed);
        var whole = claim(random);
        var policy = policy(random, ratio(random));
        var before = used(random);
        int cut = 1 + random.nextInt(whole.lines().size());

        var once = Benefit.split(whole, policy, before);
        var first = Benefit.split(part(whole, 0, cut), policy, before);
        var second =
                Benefit.split(
                        part(whole, cut, whole.lines().size()), policy, before.plus(first.used()));

        // what a later fund sees depends on what the pool left open; the pool's own does not
        assertThat(first.used().plus(second.used()).used("scopeHIFP").deductible())
                .isEqualTo(once.used().used("scopeHIFP").deductible());
    }

    private static BenefitClaim part(BenefitClaim whole, int from, int to) {
        return new BenefitClaim(
                whole.on(),
                whole.region(),
                whole.insuranceType(),
                whole.personType(),
                whole.medType(),
                whole.level(),
                whole.away(),
                whole.disease(),
                whole.designated(),
                whole.useAccount(),
                whole.accountBalance(),
                whole.family(),
                whole.lines().subList(from, to));
    }

    private static Split split(Random random, BigDecimal ratio) {
        return Benefit.split(claim(random), policy(random, ratio), used(random));
    }

    private static BigDecimal ratio(Random random) {
        return BigDecimal.valueOf(random.nextInt(10_001), 4);
    }

    private static BenefitClaim claim(Random random) {
        var lines = new ArrayList<Line>();
        int rows = 1 + random.nextInt(6);
        for (int no = 1; no <= rows; no++) {
            var quantity = BigDecimal.valueOf(1 + random.nextInt(40_000), 3);
            var price = BigDecimal.valueOf(random.nextInt(90_000_000), 6);
            lines.add(
                    new Line(
                            no,
                            "X" + no,
                            PayClass.values()[random.nextInt(3)],
                            ratio(random),
                            random.nextBoolean()
                                    ? Optional.of(BigDecimal.valueOf(random.nextInt(90_000), 3))
                                    : Optional.empty(),
                            quantity,
                            price,
                            Fen.round(quantity.multiply(price)),
                            random.nextBoolean(),
                            Integer.toString(random.nextInt(3)),
                            random.nextBoolean(),
                            random.nextBoolean()));
        }
        return new BenefitClaim(
                DAY,
                "371000",
                "310",
                "1101",
                "41",
                "pharmacy",
                away(random),
                random.nextBoolean() ? "M03900" : "",
                random.nextBoolean() ? List.of("03") : List.of(),
                random.nextBoolean(),
                new Fen(random.nextInt(100_000)),
                family(random),
                lines);
    }

    private static Policy policy(Random random, BigDecimal ratio) {
        var pool = rule(random, Fund.HIFP, ratio);
        var second = rule(random, Fund.HIFOB, new BigDecimal("0.5000"));
        return new Policy(
                new Policy.Key("371000", "310", "41", Policy.ANY, Policy.ANY),
                DAY,
                DAY,
                "t",
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean() ? Optional.of(cuts(random)) : Optional.empty(),
                random.nextBoolean() ? Map.of("M03900", "03") : Map.of(),
                List.of(pool, second),
                random.nextBoolean() ? List.of(pool) : List.of(),
                "test");
    }

    private static FundRule rule(Random random, Fund fund, BigDecimal ratio) {
        return new FundRule(
                fund,
                "310100",
                "scope" + fund,
                new Fen(random.nextInt(50_000)),
                random.nextBoolean() ? Fen.ZERO : new Fen(random.nextInt(3_000)),
                random.nextBoolean()
                        ? Optional.of(new Fen(random.nextInt(90_000)))
                        : Optional.empty(),
                List.of(new Band(Fen.ZERO, ratio), new Band(new Fen(30_000), ratio)),
                random.nextBoolean() ? Map.of("*", new Fen(random.nextInt(90_000))) : Map.of());
    }

    private static Accumulators used(Random random) {
        return Accumulators.NONE.plus(
                "scopeHIFP",
                new Accumulators.Used(
                        new Fen(random.nextInt(60_000)),
                        new Fen(random.nextInt(60_000)),
                        new Fen(random.nextInt(60_000))));
    }

    private static Fen sum(Split split, Function<LineShare, Fen> part) {
        return split.lines().stream().map(part).reduce(Fen.ZERO, Fen::plus);
    }
}
