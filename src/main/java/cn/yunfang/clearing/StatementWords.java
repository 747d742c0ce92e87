package cn.yunfang.clearing;

import cn.yunfang.benefit.Fund;
import cn.yunfang.settlement.Settlements.ByFund;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.SettlementNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a statement as people read them, the same in every file. */
public final class StatementWords {
    private StatementWords() {}

    /** Names of the columns: text first, then amounts. */
    public static List<String> columns() {
        var names =
                new ArrayList<>(List.of("结算编号", "结算时间", "类型", "原结算编号", "医疗类别", "人员编号", "医疗费总额"));
        Arrays.stream(Fund.values()).map(Fund::chinese).forEach(names::add);
        names.addAll(List.of("基金支付总额", "个人账户支付", "个人现金支付"));
        return List.copyOf(names);
    }

    /** What stands in the columns that are no amounts. */
    public static List<String> texts(ByFund row) {
        var settlement = row.settlement();
        return List.of(
                settlement.number().toString(),
                ChinaTime.format(settlement.at()),
                kind(row),
                settlement.original().map(SettlementNumber::toString).orElse(""),
                settlement.medType(),
                settlement.personNo());
    }

    public static List<Fen> amounts(ByFund row) {
        return amounts(MonthStatement.Sum.of(List.of(row)));
    }

    public static List<Fen> amounts(MonthStatement.Sum sum) {
        var amounts = new ArrayList<Fen>();
        amounts.add(sum.medfee());
        amounts.addAll(sum.funds().values());
        amounts.addAll(List.of(sum.fund(), sum.account(), sum.cash()));
        return List.copyOf(amounts);
    }

    /**
     * How far the clearing of the month is and where the patients' cash lies, name and value of
     * each; amounts in yuan.
     */
    public static Map<String, String> clearing(MonthStatement statement) {
        var words = new LinkedHashMap<String, String>();
        words.put("清算状态", statement.clearing().map(one -> one.state().chinese()).orElse("未申请"));
        statement.clearing().ifPresent(one -> words.putAll(amounts(one)));
        words.put("未抵扣周转金", statement.prepaid().toString());
        words.put("个人现金：柜台收取", statement.atCounter().toString());
        words.put("个人现金：银行卡代收", statement.bookedCard().toString());
        return words;
    }

    private static Map<String, String> amounts(ClearingApplication one) {
        var words = new LinkedHashMap<String, String>();
        words.put("申请日期", ChinaTime.date(one.applied().at()).toString());
        words.put("申请金额（基金、个人账户）", one.figures().due().toString());
        if (one.decision().made().isPresent()) {
            words.put("扣款", one.decision().deducted().toString());
            words.put("抵扣周转金", one.decision().offset().toString());
            words.put("退回扣款", one.decision().givenBack().toString());
            words.put("银行卡代收拨付", one.decision().card().toString());
            words.put(one.paid().isPresent() ? "已拨付" : "应拨付", one.payable().toString());
        }
        return words;
    }

    private static String kind(ByFund row) {
        if (MonthStatement.isUndoing(row)) {
            return row.reversed() ? "冲正" : "撤销";
        }
        return switch (row.settlement().state()) {
            case SETTLED -> "结算";
            case UNDONE -> "结算（已撤销）";
            case REVERSED -> "结算（已冲正）";
        };
    }
}
