package cn.yunfang.national;

import cn.yunfang.circulation.ClaimLines;
import cn.yunfang.review.Review.Overridden;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Base64;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 处方下载: fetches the prescription and takes its lines under a lease (national-interface §3.1). */
@Component
class RxDownload implements Operation {
    private final ClaimLines claim;
    private final PrescriptionAnswer view;

    RxDownload(ClaimLines claim, PrescriptionAnswer view) {
        this.claim = claim;
        this.view = view;
    }

    @Override
    public String name() {
        return "rxDownload";
    }

    @Override
    public Side side() {
        return Side.PHARMACY;
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var code = body.optional("epcToken").orElseGet(() -> body.text("authRxno"));
        var wanted = body.texts("lineNos").stream().map(Integer::valueOf).toList();
        return claim.claim(caller, code, wanted).map(this::shown);
    }

    private Map<String, Object> shown(ClaimLines.Held held) {
        var shown = view.forPharmacy(held.prescription(), held.messages(), held.patient());
        shown.put("claimSecret", held.secret());
        shown.put("leaseEndTime", held.leaseUntil());
        shown.put("claimedLineNos", held.lines());
        if (!held.news().isEmpty()) {
            shown.put("rxAlerts", held.news().stream().map(UploadChk::shown).toList());
        }
        if (!held.overridden().isEmpty()) {
            shown.put("rxOverrides", held.overridden().stream().map(RxDownload::shown).toList());
        }
        held.file()
                .ifPresent(file -> shown.put("rxFile", Base64.getEncoder().encodeToString(file)));
        return shown;
    }

    // ours, as rxAlerts of D001: what the reviewer knew, so that the pharmacy need not ask again
    private static Map<String, Object> shown(Overridden one) {
        return Map.of(
                "lineNo", one.finding().line(),
                "ruleId", one.finding().rule(),
                "ruleVer", one.finding().version(),
                "dscr", one.finding().chinese(),
                "dscrEn", one.finding().english(),
                "reason", one.reason(),
                "pharCode", one.reviewerCode(),
                "pharName", one.reviewerName(),
                "time", ChinaTime.format(one.decidedAt()));
    }
}
