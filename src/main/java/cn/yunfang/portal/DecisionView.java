package cn.yunfang.portal;

import cn.yunfang.evidence.DecisionLog.Decision;
import cn.yunfang.rules.Rules;
import cn.yunfang.rules.Verdict;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What the rules decided, and once more today; stands inside what it is a part of.
 *
 * @param digest SM3 of what the rules looked at
 * @param reproduced whether the same rules say the same of it now; what they read in files that
 *     were imported since is left out of it
 * @param importedSince files of imported knowledge that came since, each with its day
 * @param facts what they looked at, by the names of docs/bureau-rules.md
 */
record DecisionView(
        String digest,
        boolean reproduced,
        List<String> importedSince,
        List<Verdict.Finding> findings,
        Map<String, Object> facts) {
    static DecisionView of(Rules rules, Decision decision) {
        var said = Verdict.read(decision.findings());
        var again = rules.again(decision.input(), decision.at(), said);
        return new DecisionView(
                HexFormat.of().formatHex(decision.digest()),
                again.reproduced(),
                again.importedSince(),
                said,
                Rules.facts(decision.input()));
    }
}
