package cn.yunfang.portal;

import cn.yunfang.reconciliation.Cause;
import cn.yunfang.reconciliation.DetailRow;
import cn.yunfang.reconciliation.Difference;
import cn.yunfang.reconciliation.ReadReconciliation;
import cn.yunfang.reconciliation.Reconciliation;
import cn.yunfang.shared.ChinaTime;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A reconciliation of details.
 *
 * @param agency setl_optins; @param insurance insutype, "" for all
 * @param rows of the institution's file
 */
@Schema(name = "Reconciliation")
record ReconciliationView(
        @Schema(example = "21001") String id,
        String institution,
        String agency,
        String insurance,
        LocalDate from,
        LocalDate to,
        int rows,
        int differences,
        OffsetDateTime at,
        String by) {
    private static final List<String> COLUMNS =
            List.of(
                    "结算编号",
                    "人员编号",
                    "msgid",
                    "原因代码",
                    "原因",
                    "退费",
                    "中心医疗费总额",
                    "中心基金支付",
                    "中心个人账户",
                    "机构医疗费总额",
                    "机构基金支付",
                    "机构个人账户",
                    "说明",
                    "explanation");

    static ReconciliationView of(Reconciliation one) {
        return new ReconciliationView(
                Long.toString(one.id()),
                one.institution(),
                one.agency(),
                one.insurance(),
                one.from(),
                one.to(),
                one.rows(),
                one.differences(),
                one.at().atOffset(ChinaTime.ZONE),
                one.by());
    }

    /** One side's amounts in yuan. */
    @Schema(name = "ReconciledAmounts")
    record Amounts(BigDecimal total, BigDecimal fundsPay, BigDecimal account) {
        static Amounts of(DetailRow row) {
            return new Amounts(row.medfee().yuan(), row.fund().yuan(), row.account().yuan());
        }
    }

    /**
     * A row on which both do not agree.
     *
     * @param stmtRslt 101 the platform has more, 102 the institution, 103 they differ
     * @param undoing whether it is of a refund
     */
    @Schema(name = "ReconciliationDifference")
    record DifferenceView(
            String setlId,
            String psnNo,
            String msgid,
            Cause cause,
            @Schema(example = "103") String stmtRslt,
            boolean undoing,
            Optional<Amounts> platform,
            Optional<Amounts> institution,
            String chinese,
            String english) {
        static DifferenceView of(Difference one) {
            var row = one.row();
            return new DifferenceView(
                    row.settlement(),
                    row.personNo(),
                    one.msgid(),
                    one.cause(),
                    one.cause().code(),
                    row.refund(),
                    one.own().map(Amounts::of),
                    one.theirs().map(Amounts::of),
                    one.chinese(),
                    one.english());
        }

        private List<Object> line() {
            var cells = new ArrayList<Object>();
            cells.add(Csv.digits(setlId));
            cells.add(Csv.digits(psnNo));
            cells.add(msgid);
            cells.add(stmtRslt);
            cells.add(cause);
            cells.add(undoing ? "是" : "否");
            for (var side : List.of(platform, institution)) {
                cells.add(side.<Object>map(Amounts::total).orElse(""));
                cells.add(side.<Object>map(Amounts::fundsPay).orElse(""));
                cells.add(side.<Object>map(Amounts::account).orElse(""));
            }
            cells.add(chinese);
            cells.add(english);
            return cells;
        }
    }

    /** With all that differs. */
    @Schema(name = "WholeReconciliation")
    record Whole(ReconciliationView reconciliation, List<DifferenceView> differences) {
        static Whole of(ReadReconciliation.Whole whole) {
            return new Whole(
                    ReconciliationView.of(whole.reconciliation()),
                    whole.differences().stream().map(DifferenceView::of).toList());
        }

        String table() {
            return Csv.of(COLUMNS, differences.stream().map(DifferenceView::line).toList());
        }
    }
}
