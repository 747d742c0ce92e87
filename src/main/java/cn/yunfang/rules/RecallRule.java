package cn.yunfang.rules;

import cn.yunfang.recall.Recall;
import cn.yunfang.rules.Verdict.Finding;
import cn.yunfang.rules.Verdict.Severity;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * RECALL: a drug that was called back is not prescribed; of one with recalled batches the reader is
 * told, for which batch it will be shows at the hand-over (药品召回管理办法).
 */
final class RecallRule {
    static final String ID = "RECALL";

    private final Knowledge knowledge;

    RecallRule(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** What the recalls say of it that were known at a moment. */
    List<Finding> findings(ReviewInput rx, Instant known) {
        return rx.lines().stream().flatMap(line -> of(line, rx, known)).toList();
    }

    private Stream<Finding> of(ReviewInput.Line line, ReviewInput rx, Instant known) {
        return knowledge.recalls().apply(line.drug().code()).stream()
                .filter(one -> one.stands(rx.institution().division(), rx.on(), known))
                .map(one -> finding(line, one));
    }

    private static Finding finding(ReviewInput.Line line, Recall recall) {
        var batches = String.join("、", recall.batches());
        return new Finding(
                line.no(),
                ID,
                recall.id(),
                recall.everyBatch() ? Severity.REFUSE : Severity.INFORM,
                recall.everyBatch()
                        ? "%s已被召回：%s".formatted(line.name(), recall.chinese())
                        : "%s批号%s已被召回：%s".formatted(line.name(), batches, recall.chinese()),
                recall.everyBatch()
                        ? "%s is recalled: %s".formatted(line.name(), recall.english())
                        : "%s: batches %s are recalled: %s"
                                .formatted(line.name(), batches, recall.english()),
                recall.source());
    }
}
