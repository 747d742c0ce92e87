package cn.yunfang.simulation;

import cn.yunfang.shared.Fields;
import cn.yunfang.simulation.Order.Diagnosis;
import cn.yunfang.simulation.Order.Line;
import cn.yunfang.simulation.Stories.Story;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who paid what and why: each story ends in a settlement with the explanation of every fen. */
final class MoneyStories {
    private static final Diagnosis COLD = new Diagnosis("J06.900", "急性上呼吸道感染");
    private static final Diagnosis DIABETES = new Diagnosis("E11.900", "2型糖尿病");
    private static final Diagnosis HYPERTENSION = new Diagnosis("I10.x00", "原发性高血压");
    private static final String CHRONIC = "M03900";
    private static final BigDecimal MUCH = new BigDecimal(1_000);
    private static final String OWNER = "账户所有人 owner";

    /** What two settlements must agree in, to the fen. */
    private static final List<String> AMOUNTS =
            List.of(
                    "medfee_sumamt",
                    "fulamt_ownpay_amt",
                    "overlmt_selfpay",
                    "preselfpay_amt",
                    "inscp_scp_amt",
                    "fund_pay_sumamt",
                    "acct_pay",
                    "psn_cash_pay");

    private final Cast cast;
    private final HisClient hospital;

    MoneyStories(Cast cast) {
        this.cast = cast;
        this.hospital = cast.hospital();
    }

    List<Story> all() {
        return List.of(
                new Story(
                        "甲乙丙三类药同方，每分钱有说明", "class A, B and C, every fen explained", this::classes),
                new Story(
                        "国谈药两个通道同样结算", "a negotiated drug, equal by both channels", this::channels),
                new Story(
                        "慢病年度限额在一次购药中用完", "a chronic ceiling reached mid-purchase", this::ceiling),
                new Story("家庭共济：家属的个人账户代付", "family account: a relative's pays", this::family),
                new Story("撤销结算，额度与个账如初", "undone: accounts as before", this::undone),
                new Story(
                        "银行卡拒付后结算撤销；换卡支付，未取药退款先败后成",
                        "a card declined, another paid and refunded",
                        new CardStory(cast)::play));
    }

    private void classes(StepLog log) {
        var order =
                new Order(
                        cast.patient(MoneyStories::isEmployedMan),
                        hospital.doctor(0),
                        COLD,
                        line("甲", 1, "阿莫西林"),
                        line("乙", 1, "氨溴索口服"),
                        line("丙", 1, "五子衍宗丸"));
        var journey = new Journey(cast, log, order, hospital);
        var reserved = journey.issue();
        var pharmacy = cast.pharmacy(0);
        var bought = journey.collect(pharmacy, journey.claimByQr(pharmacy, reserved, List.of()));
        journey.explain(bought.settlement());
    }

    /** The patient buys at the pharmacy, thinks better of it, and buys in the hospital. */
    private void channels(StepLog log) {
        var drug = cast.drug(List.of("西格列他钠"), Credentials.DrugItem::dualChannel);
        var week = new Line(drug, BigDecimal.ONE, drug.onePiece(), "11", 7);
        var order =
                new Order(cast.patient("310"), hospital.doctor(0), DIABETES, week).dualChannel();
        var journey = new Journey(cast, log, order, hospital);
        var reserved = journey.issue();
        var pharmacy = cast.pharmacy(0);
        var held = journey.claimByQr(pharmacy, reserved, List.of());
        journey.audit(pharmacy, held);
        var outside = journey.settle(pharmacy, held);
        journey.explain(outside);
        journey.undo(pharmacy, outside);
        var inside = new HospitalTill(hospital, log).settle(order);
        journey.explain(inside);
        same(outside, inside);
        log.add("医院与药店", "两个通道逐项相等 both equal", Journey.money(inside), 0);
    }

    /** What the year had left ends with the second purchase; of that the patient pays the rest. */
    private void ceiling(StepLog log) {
        var patient = cast.patient(this::hasHisYearBeforeHim);
        var till = new HospitalTill(hospital, log);
        till.settle(forBloodPressure(patient, 20));
        var order = forBloodPressure(patient, 4);
        var settled = till.settle(order);
        var ended =
                new Journey(cast, log, order, hospital)
                        .explain(settled).stream()
                                .anyMatch(step -> step.text("rule").equals("DISEASE_CEILING"));
        var fund = settled.number("fund_pay_sumamt");
        if (!ended || fund.signum() == 0 || settled.number("psn_cash_pay").compareTo(fund) < 0) {
            throw new IllegalStateException("the ceiling was not reached in the second purchase");
        }
    }

    private Order forBloodPressure(Credentials.Patient patient, int packs) {
        var drug = drug("甲", "氢氯噻嗪片");
        var line = new Line(drug, new BigDecimal(packs), drug.onePiece(), "11", 28);
        return new Order(patient, hospital.doctor(0), HYPERTENSION, line)
                .repeated(1, 0, CHRONIC, "高血压");
    }

    /** An employee lets his account pay for a relative who has none. */
    private void family(StepLog log) {
        var owner = cast.patient("310");
        var member = cast.patient("390");
        var consent =
                Map.of(
                        "memberNo",
                        member.no(),
                        "memberName",
                        member.name(),
                        "relation",
                        "SIBLING",
                        "yearLimit",
                        "2000.00");
        var linked =
                log.step(
                        OWNER,
                        "绑定家庭共济 link the account",
                        () -> cast.patientPhone(owner).post("/family-links", consent),
                        reply -> "年度限额 limit a year " + reply.output().text("yearLimit"));
        var order =
                new Order(
                        member,
                        hospital.doctor(0),
                        COLD,
                        line("甲", 1, "阿莫西林"),
                        line("乙", 1, "氨溴索口服"));
        var journey = new Journey(cast, log, order, hospital);
        var reserved = journey.issue();
        var pharmacy = cast.pharmacy(0);
        var bought = journey.collect(pharmacy, journey.claimByQr(pharmacy, reserved, List.of()));
        journey.explain(bought.settlement());
        if (bought.settlement().number("acct_mulaid_pay").signum() == 0) {
            throw new IllegalStateException("the family's account paid nothing");
        }
        var path = "/ledger/accounts/account:" + owner.no() + "/statement";
        log.step(
                OWNER,
                "个人账户对账单 his statement",
                () -> cast.patientPhone(owner).get(path),
                reply -> paidFor(reply.output()));
        var link = "/family-links/" + linked.output().text("id");
        log.step(
                OWNER,
                "解除共济 end the link",
                () -> cast.patientPhone(owner).delete(link),
                reply -> reply.output().text("endedAt"));
    }

    private static String paidFor(Fields statement) {
        return statement.list("entries").stream()
                .filter(one -> one.has("paidFor"))
                .map(
                        one ->
                                "为 for %s 支付 paid %s"
                                        .formatted(
                                                one.object("paidFor").text("name"),
                                                one.text("debit")))
                .collect(Collectors.joining("; "));
    }

    private static boolean isEmployedMan(Credentials.Patient patient) {
        return patient.insuranceType().equals("310") && patient.sex().equals("1");
    }

    /** The demo may have been played before: its patients have used up what is theirs. */
    private boolean hasHisYearBeforeHim(Credentials.Patient patient) {
        if (!patient.insuranceType().equals("390") || !filed(patient)) {
            return false;
        }
        var shown =
                new HospitalTill(hospital, new StepLog()).preSettle(forBloodPressure(patient, 20));
        return shown.number("fund_pay_sumamt").compareTo(MUCH) > 0;
    }

    private boolean filed(Credentials.Patient patient) {
        var client = hospital.client();
        var asked = Map.of("data", Map.of("psn_no", patient.no()));
        return client
                .fsi("5301", client.msgid(), patient.insuredDivision(), asked)
                .must()
                .list("feedetail")
                .stream()
                .anyMatch(one -> one.text("opsp_dise_code").equals(CHRONIC));
    }

    private void undone(StepLog log) {
        var order =
                new Order(
                        cast.patient("310"),
                        hospital.doctor(0),
                        COLD,
                        line("甲", 1, "阿莫西林"),
                        line("乙", 1, "氨溴索口服"));
        var journey = new Journey(cast, log, order, hospital);
        var reserved = journey.issue();
        var pharmacy = cast.pharmacy(1);
        var held = journey.claimByQr(pharmacy, reserved, List.of());
        journey.audit(pharmacy, held);
        var settled = journey.settle(pharmacy, held);
        journey.explain(settled);
        journey.undo(pharmacy, settled);
        var again = journey.preSettle(pharmacy, held);
        same(settled, again);
        if (!settled.number("balc").equals(again.number("balc"))) {
            throw new IllegalStateException("the personal account is not what it was");
        }
    }

    private static void same(Fields one, Fields other) {
        for (var name : AMOUNTS) {
            if (!one.number(name).equals(other.number(name))) {
                throw new IllegalStateException(
                        name + ": " + one.number(name) + " and " + other.number(name));
            }
        }
    }

    private Line line(String payClass, int quantity, String name) {
        var drug = drug(payClass, name);
        return new Line(drug, new BigDecimal(quantity), drug.onePiece(), "12", 7);
    }

    private Credentials.DrugItem drug(String payClass, String name) {
        Predicate<Credentials.DrugItem> ofClass = one -> one.payClass().equals(payClass);
        return cast.drug(List.of(name), ofClass);
    }
}
