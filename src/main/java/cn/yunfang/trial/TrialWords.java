package cn.yunfang.trial;

import cn.yunfang.shared.Fen;
import cn.yunfang.trial.Trial.Group;
import cn.yunfang.trial.Trial.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rows of a trial as people read them, the same in every file; yuan. */
public final class TrialWords {
    /** Names of the columns, text first. */
    public static final List<String> COLUMNS =
            List.of(
                    "险种", "人员类别", "医疗类别", "机构级别", "病种", "笔数", "减负笔数", "增负笔数", "持平笔数", "原基金支付",
                    "试算基金支付", "基金差额", "原账户支付", "试算账户支付", "账户差额", "原现金支付", "试算现金支付", "现金差额");

    private TrialWords() {}

    /** One row for each group, the total last. */
    public static List<List<Object>> rows(Trial trial) {
        var rows = new ArrayList<List<Object>>();
        for (Map.Entry<Group, Sum> one : trial.groups().entrySet()) {
            var group = one.getKey();
            rows.add(
                    row(
                            List.of(
                                    group.insuranceType(),
                                    group.personType(),
                                    group.medType(),
                                    group.level(),
                                    group.disease()),
                            one.getValue()));
        }
        rows.add(row(List.of("合计", "", "", "", ""), trial.total()));
        return List.copyOf(rows);
    }

    private static List<Object> row(List<String> texts, Sum sum) {
        var row = new ArrayList<Object>(texts);
        row.addAll(List.of(sum.count(), sum.better(), sum.worse(), sum.equal()));
        both(row, sum.before().fund(), sum.after().fund());
        both(row, sum.before().account(), sum.after().account());
        both(row, sum.before().cash(), sum.after().cash());
        return List.copyOf(row);
    }

    private static void both(List<Object> row, Fen before, Fen after) {
        row.add(before.yuan());
        row.add(after.yuan());
        row.add(after.minus(before).yuan());
    }
}
