package cn.yunfang.settlement;

import cn.yunfang.HeldPrescription;
import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registrar;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Outcome;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.ApplicationContext;

/**
 * A clinic, a pharmacy and five persons, each with a prescription that the pharmacy holds. Nobody
 * else in the tests is insured in this division, so that its fund accounts are the walk's alone.
 */
final class WalkCity {
    /** Lines of each person's prescription, each of another drug. */
    static final int LINES = 12;

    /** So many of the buyers have an account of their own; they come first. */
    static final int OWNERS = 3;

    static final String DIVISION = "371082";
    private static final BigDecimal PRESCRIBED = BigDecimal.valueOf(1_000);
    private static final long NUMBERS = 100_000_000_000L;

    /** Somebody who buys, as the platform and as the model know him. */
    record Buyer(Person person, MoneyModel money, String hiRxno) {}

    /** Quantity and price of the one row that a purchase has. */
    record Row(BigDecimal quantity, BigDecimal price) {}

    private final ApplicationContext beans;
    private final String clinic = code("H");
    private final String pharmacy = code("P");
    private final List<Drug> drugs;
    private final List<Buyer> buyers;

    WalkCity(ApplicationContext beans) {
        this.beans = beans;
        register(clinic, Institution.Type.CLINIC);
        register(pharmacy, Institution.Type.PHARMACY);
        drugs =
                beans
                        .getBean(Formulary.class)
                        .circulating(ChinaTime.today(Clock.systemUTC()))
                        .stream()
                        .filter(one -> one.payClass() == Drug.PayClass.A && !one.negotiated())
                        .filter(one -> one.firstPayShare().signum() == 0)
                        .filter(one -> one.restriction().isEmpty() && one.priceCap().isEmpty())
                        .limit(LINES)
                        .toList();
        buyers =
                List.of(
                        buyer(MoneyModel.Kind.EMPLOYEE, 300_000),
                        buyer(MoneyModel.Kind.EMPLOYEE, 20_000),
                        buyer(MoneyModel.Kind.RETIREE, 100_000),
                        buyer(MoneyModel.Kind.RESIDENT, 0),
                        buyer(MoneyModel.Kind.RESIDENT, 0));
    }

    String institution(boolean atClinic) {
        return atClinic ? clinic : pharmacy;
    }

    List<Buyer> buyers() {
        return buyers;
    }

    /**
     * A purchase of one row.
     *
     * @param line of the person's prescription, 0 for a purchase without
     */
    Purchase purchase(Buyer buyer, boolean atClinic, int line, Row row, boolean useAccount) {
        var drug = drugs.get(Math.max(line, 1) - 1).code();
        var amount = Fen.round(row.quantity.multiply(row.price));
        var item =
                new Purchase.Item(
                        "F1",
                        line > 0 ? buyer.hiRxno : "",
                        line > 0,
                        drug,
                        drug,
                        amount,
                        row.quantity,
                        row.price,
                        Optional.empty());
        return new Purchase(
                buyer.person.no(),
                "02",
                "",
                Instant.now(),
                amount,
                buyer.person.insuranceType(),
                "",
                useAccount,
                atClinic ? "11" : "41",
                Optional.empty(),
                List.of(item));
    }

    private Buyer buyer(MoneyModel.Kind kind, long fen) {
        return buyer(kind, fen, DIVISION);
    }

    /** Somebody insured in any division. */
    Buyer buyer(MoneyModel.Kind kind, long fen, String division) {
        var no = "37108299%012d".formatted(random());
        var person =
                new Person(
                        no,
                        "测试乙",
                        "01",
                        "T" + no.substring(3),
                        LocalDate.of(1970, 2, 3),
                        "2",
                        kind.insuranceType,
                        division,
                        kind.personType,
                        true);
        var token = (no + "0".repeat(64)).substring(0, 64);
        var enrolment = new Persons.Enrolment(person, "C" + no, token, token.substring(0, 28));
        var database = beans.getBean(Database.class);
        var missed = database.commit(beans.getBean(Persons.class).enrol(List.of(enrolment)));
        if (fen > 0 && missed.isEmpty()) {
            var accounts = beans.getBean(PersonalAccounts.class);
            missed = database.commit(accounts.open(Map.of(no, new Fen(fen))));
        }
        if (missed.isPresent()) {
            throw new AssertionError(missed.get());
        }
        var rx = HeldPrescription.of(person, pharmacy, PRESCRIBED, "", drugs.toArray(Drug[]::new));
        return new Buyer(person, new MoneyModel(kind, fen), rx);
    }

    private void register(String code, Institution.Type type) {
        var institution =
                new Institution(
                        code,
                        "测试机构",
                        type,
                        DIVISION,
                        "",
                        "",
                        0,
                        0,
                        LocalDate.of(2020, 1, 1),
                        LocalDate.of(2099, 1, 1));
        var registrar = beans.getBean(Registrar.class);
        if (registrar.registerInstitutions(List.of(institution))
                instanceof Outcome.Refused<?>(var refusal)) {
            throw new AssertionError(refusal.message());
        }
    }

    private static String code(String letter) {
        return letter + "%011d".formatted(random());
    }

    private static long random() {
        return ThreadLocalRandom.current().nextLong(NUMBERS);
    }
}
