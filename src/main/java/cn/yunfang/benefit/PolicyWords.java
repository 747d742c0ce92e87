package cn.yunfang.benefit;

import cn.yunfang.benefit.Policy.Band;
import cn.yunfang.benefit.Policy.FundRule;
import cn.yunfang.shared.Fen;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a policy says, in sentences that a clerk can hold against the document of his city. */
public final class PolicyWords {
    /** A sentence in both languages. */
    public record Said(String chinese, String english) {}

    private PolicyWords() {}

    /** Whom and what a policy is for. */
    public static Said title(Policy policy) {
        return new Said(Words.chinesePolicy(policy.name()), Words.englishPolicy(policy.name()));
    }

    /** Its rules in the order in which they count; amounts in yuan. */
    public static List<Said> rules(Policy policy) {
        var all = new ArrayList<Said>();
        policy.funds().forEach(rule -> all.addAll(fund(rule, new Said("", ""))));
        var dual = new Said("双通道谈判药：", "Negotiated dual-channel drugs: ");
        policy.dualChannelFunds().forEach(rule -> all.addAll(fund(rule, dual)));
        if (policy.fundNeedsPrescription()) {
            all.add(new Said("没有流转处方的，基金不支付。", "Without a circulated prescription no fund pays."));
        }
        all.add(account(policy));
        policy.away().ifPresent(cuts -> all.add(away(cuts)));
        return List.copyOf(all);
    }

    private static List<Said> fund(FundRule rule, Said before) {
        var chinese = new ArrayList<String>();
        var english = new ArrayList<String>();
        if (rule.deductible().isPositive()) {
            chinese.add("年度起付线" + rule.deductible() + "元");
            english.add("yearly deductible " + rule.deductible());
        }
        if (rule.visitDeductible().isPositive()) {
            chinese.add("每次起付线" + rule.visitDeductible() + "元");
            english.add("deductible of each visit " + rule.visitDeductible());
        }
        for (int i = 0; i < rule.bands().size(); i++) {
            chinese.add(chineseBand(rule.bands(), i));
            english.add(englishBand(rule.bands(), i));
        }
        rule.ceiling()
                .ifPresent(
                        most -> {
                            chinese.add("年度最高支付" + most + "元");
                            english.add("at most " + most + " a year");
                        });
        var all = new ArrayList<Said>();
        all.add(
                new Said(
                        "%s%s：%s。"
                                .formatted(
                                        before.chinese,
                                        rule.fund().chinese(),
                                        String.join("，", chinese)),
                        "%s%s: %s."
                                .formatted(
                                        before.english,
                                        rule.fund().english(),
                                        String.join(", ", english))));
        rule.diseaseCeilings().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> all.add(disease(before, one.getKey(), one.getValue())));
        return all;
    }

    private static Said disease(Said before, String code, Fen most) {
        var others = code.equals(Policy.ANY);
        return new Said(
                "%s%s年度最高支付%s元。".formatted(before.chinese, others ? "其他病种" : "病种" + code, most),
                "%s%s: at most %s a year."
                        .formatted(before.english, others ? "other diseases" : code, most));
    }

    // the upper end of a band is where the next begins
    private static String chineseBand(List<Band> bands, int at) {
        var ratio = percent(bands.get(at).ratio());
        if (bands.size() == 1) {
            return "支付" + ratio;
        }
        return at + 1 == bands.size()
                ? "%s元以上支付%s".formatted(bands.get(at).from(), ratio)
                : "%s至%s元支付%s".formatted(bands.get(at).from(), bands.get(at + 1).from(), ratio);
    }

    private static String englishBand(List<Band> bands, int at) {
        var ratio = percent(bands.get(at).ratio());
        if (bands.size() == 1) {
            return "pays " + ratio;
        }
        return at + 1 == bands.size()
                ? "%s above %s".formatted(ratio, bands.get(at).from())
                : "%s from %s to %s"
                        .formatted(ratio, bands.get(at).from(), bands.get(at + 1).from());
    }

    private static Said account(Policy policy) {
        if (!policy.accountPays()) {
            return new Said("个人账户不支付。", "The personal account pays nothing.");
        }
        return policy.accountPaysOwnPay()
                ? new Said(
                        "个人账户可支付，包括目录外费用。", "The personal account pays, outside the catalogue too.")
                : new Said(
                        "个人账户可支付，目录外费用除外。",
                        "The personal account pays, but not outside the catalogue.");
    }

    private static Said away(Policy.AwayCuts cuts) {
        return new Said(
                "异地就医统筹基金比例降低：急诊抢救%s、已备案%s、未备案%s个百分点。"
                        .formatted(
                                points(cuts.emergency()),
                                points(cuts.filed()),
                                points(cuts.notFiled())),
                """
                Away care lowers the pooled fund's ratio by %s points in an emergency, %s when \
                filed, %s when not."""
                        .formatted(
                                points(cuts.emergency()),
                                points(cuts.filed()),
                                points(cuts.notFiled())));
    }

    private static String percent(BigDecimal ratio) {
        return points(ratio) + "%";
    }

    private static String points(BigDecimal ratio) {
        var points = ratio.movePointRight(2).stripTrailingZeros();
        return points.signum() == 0 ? "0" : points.toPlainString();
    }
}
