package cn.yunfang.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.benefit.Accumulators.Used;
import cn.yunfang.benefit.BenefitClaim.Line;
import cn.yunfang.benefit.BenefitClaim.PayClass;
import cn.yunfang.shared.Fen;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/**
 * Purchases of {@code benefit/golden-cases.csv} under the shipped policies. Each was worked out by
 * hand; the last column holds the arithmetic, which is checked too. How to write one: {@code used}
 * is "scope deductible/base/fund" of the year, {@code care} "med_type level [filed, notFiled or
 * emergency, in another city]", {@code lines} "class [first-pay %] [cap yuan] [dual] [no rx]
 * [restricted] [flag hospApprFlag] quantity×price", joined by " + "; {@code family} what each
 * account of the family may pay, "listed" when not for own pay, joined by " + ".
 */
class GoldenCasesTest {
    private static final Pattern LINE =
            Pattern.compile(
                    "([ABC])(?: (\\d+)%)?(?: cap ([\\d.]+))?( dual)?( no rx)?( restricted)?"
                            + "(?: flag (\\d))? ([\\d.]+)×([\\d.]+)");
    private static final Pattern TERM = Pattern.compile("([+-] )?([^+-]+)");
    private static final List<Policy> POLICIES = Policies.inForce(Policies.shipped());

    static Stream<Arguments> cases() throws IOException {
        var text =
                new ClassPathResource("benefit/golden-cases.csv")
                        .getContentAsString(StandardCharsets.UTF_8);
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var rows = format.parse(new java.io.StringReader(text))) {
            return rows.getRecords().stream()
                    .map(row -> Arguments.of(row.get("case") + " " + row.get("what"), row));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isSplitAsWorkedOutByHand(String name, CSVRecord row) {
        var claim = claim(row);
        var policy = Policies.find(POLICIES, claim).orElseThrow();

        var split = Benefit.split(claim, policy, used(row.get("used")));

        assertThat(written(split)).as(row.get("arithmetic")).isEqualTo(expected(row));
        if (!row.get("line_funds").isEmpty()) {
            assertThat(split.lines().stream().map(one -> one.fund().toString()))
                    .containsExactlyElementsOf(parts(row.get("line_funds"), ";"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theArithmeticBesideItIsRight(String name, CSVRecord row) {
        for (var part : parts(row.get("arithmetic"), ";")) {
            var equation = part.substring(part.indexOf(':') + 1).split("=");
            if (equation.length == 2) {
                assertThat(value(equation[0].strip()))
                        .as(part)
                        .isEqualTo(new BigDecimal(equation[1].strip()));
            }
        }
    }

    private static List<String> written(Split split) {
        var totals = split.totals();
        var funds =
                totals.funds().entrySet().stream()
                        .filter(one -> one.getValue().isPositive())
                        .map(one -> one.getKey() + " " + one.getValue())
                        .toList();
        return List.of(
                totals.medfee().toString(),
                totals.ownPay().toString(),
                totals.overCap().toString(),
                totals.firstPay().toString(),
                totals.inScope().toString(),
                totals.deductible().toString(),
                String.join("; ", funds),
                totals.account().toString(),
                String.join(
                        "; ",
                        split.family().stream()
                                .map(one -> one.ownerName() + " " + one.amount())
                                .toList()),
                totals.cash().toString(),
                totals.balance().toString());
    }

    private static List<String> expected(CSVRecord row) {
        return Stream.of(
                        "medfee",
                        "ownpay",
                        "overlimit",
                        "firstpay",
                        "inscope",
                        "deductible",
                        "funds",
                        "acct_pay",
                        "family_pay",
                        "cash",
                        "balance")
                .map(row::get)
                .toList();
    }

    private static BenefitClaim claim(CSVRecord row) {
        var insured = parts(row.get("insured"), " ");
        var care = parts(row.get("care"), " ");
        var account = parts(row.get("account"), " ");
        var texts = row.get("lines").split(" \\+ ");
        var lines = new ArrayList<Line>();
        for (int i = 0; i < texts.length; i++) {
            lines.add(line(i + 1, texts[i]));
        }
        return new BenefitClaim(
                LocalDate.parse(row.get("day")),
                row.get("region"),
                insured.getFirst(),
                insured.getLast(),
                care.getFirst(),
                care.get(1),
                care.size() == 2 ? Optional.empty() : Optional.of(away(care.getLast())),
                row.get("disease"),
                List.of(),
                account.size() == 1,
                fen(account.getFirst()),
                family(row.get("family")),
                lines);
    }

    private static Away away(String filed) {
        return new Away(
                "110101",
                switch (filed) {
                    case "filed" -> Away.Kind.FILED;
                    case "emergency" -> Away.Kind.EMERGENCY;
                    case "notFiled" -> Away.Kind.NOT_FILED;
                    default -> throw new AssertionError(filed);
                });
    }

    private static List<FamilyAccount> family(String text) {
        var accounts = new ArrayList<FamilyAccount>();
        for (var part : parts(text, " \\+ ")) {
            var words = parts(part, " ");
            var name = "F" + (accounts.size() + 1);
            accounts.add(
                    new FamilyAccount(name, name, name, fen(words.getFirst()), words.size() == 1));
        }
        return accounts;
    }

    private static Line line(int no, String text) {
        var match = LINE.matcher(text);
        assertThat(match.matches()).as("the line \"%s\"", text).isTrue();
        var quantity = new BigDecimal(match.group(8));
        var price = new BigDecimal(match.group(9));
        return new Line(
                no,
                "X" + no,
                PayClass.valueOf(match.group(1)),
                new BigDecimal(Optional.ofNullable(match.group(2)).orElse("0")).movePointLeft(2),
                Optional.ofNullable(match.group(3)).map(BigDecimal::new),
                quantity,
                price,
                Fen.round(quantity.multiply(price)),
                match.group(6) != null,
                Optional.ofNullable(match.group(7)).orElse(""),
                match.group(4) != null,
                match.group(5) == null);
    }

    private static Accumulators used(String text) {
        var all = Accumulators.NONE;
        for (var part : parts(text, ";")) {
            int space = part.indexOf(' ');
            var figures = part.substring(space + 1).split("/");
            var used = new Used(fen(figures[0]), fen(figures[1]), fen(figures[2]));
            all = all.plus(part.substring(0, space), used);
        }
        return all;
    }

    /** Products are added and subtracted from left to right; the result is rounded to the fen. */
    private static BigDecimal value(String expression) {
        if (expression.startsWith("min(")) {
            return parts(expression.substring(4, expression.length() - 1), ",").stream()
                    .map(BigDecimal::new)
                    .min(BigDecimal::compareTo)
                    .orElseThrow();
        }
        var sum = BigDecimal.ZERO;
        var terms = TERM.matcher(expression);
        while (terms.find()) {
            var product =
                    parts(terms.group(2), "×").stream()
                            .map(BigDecimal::new)
                            .reduce(BigDecimal.ONE, BigDecimal::multiply);
            sum = "- ".equals(terms.group(1)) ? sum.subtract(product) : sum.add(product);
        }
        return sum.setScale(2, RoundingMode.HALF_UP);
    }

    private static Fen fen(String yuan) {
        return Fen.ofYuan(new BigDecimal(yuan));
    }

    private static List<String> parts(String text, String between) {
        return Arrays.stream(text.split(between))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
