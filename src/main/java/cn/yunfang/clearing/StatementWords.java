package cn.yunfang.clearing;

import cn.yunfang.benefit.Fund;
import cn.yunfang.settlement.Settlements.ByFund;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.SettlementNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
