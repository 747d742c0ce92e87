package cn.yunfang.simulation;

import cn.yunfang.shared.Fields;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What is left of a year: on the patient's phone, and in the sealed ledger. */
final class YearLookedBack {
    private static final String PHONE = "患者 phone";

    private final YearPeople people;
    private final StepLog log;

    YearLookedBack(YearPeople people, StepLog log) {
        this.people = people;
        this.log = log;
    }

    void show(LocalDate first) {
        log.step(
                PHONE,
                "我的一年：处方 my prescriptions",
                () -> people.phone().get("/repeats"),
                done -> done.output().list("items").size() + " 张长处方 repeat prescriptions");
        log.step(
                PHONE,
                "我的一年：花费 what it cost",
                () ->
                        people.phone()
                                .get("/persons/" + people.patient.no() + "/settlements?most=50"),
                done -> money(done.output().list("items")));
        log.step(
                PHONE,
                "谁看过我的数据 who looked at my data",
                () -> people.phone().get("/access-log?most=200"),
                done -> done.output().list("items").size() + " 次 looks");
        var office = people.cast.office();
        var seals =
                office.get("/ledger/seals?from=" + first + "&to=" + first.plusDays(YearStory.DAYS))
                        .must()
                        .list("items");
        var busy = seals.stream().filter(one -> one.integer("entries") > 0).toList();
        log.add(
                "经办 clerk",
                "总账日封存逐日核验 daily seals checked",
                () -> busy.stream().allMatch(one -> agrees(office, one.text("day"))),
                all ->
                        "封存 %d 天 days；%d 天有账 with entries，%s"
                                .formatted(
                                        seals.size(), busy.size(), all ? "一致 agree" : "不符 differ"));
    }

    private static boolean agrees(ApiClient office, String day) {
        if (!office.get("/ledger/seals/" + day + "/check").must().flag("agrees")) {
            throw new IllegalStateException("the ledger of " + day + " is not what it was");
        }
        return true;
    }

    private static String money(List<Fields> settlements) {
        if (sum(settlements, "total").compareTo(paid(settlements)) != 0) {
            throw new IllegalStateException("what was paid is not what it cost");
        }
        return "%d 笔；总额 total %s = 基金 funds %s + 个账 account %s + 现金 cash %s"
                .formatted(
                        settlements.size(),
                        sum(settlements, "total"),
                        sum(settlements, "fundsPay"),
                        sum(settlements, "account"),
                        sum(settlements, "cash"));
    }

    private static BigDecimal paid(List<Fields> settlements) {
        return sum(settlements, "fundsPay")
                .add(sum(settlements, "account"))
                .add(sum(settlements, "cash"));
    }

    private static BigDecimal sum(List<Fields> settlements, String name) {
        return settlements.stream()
                .map(one -> one.number(name))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
