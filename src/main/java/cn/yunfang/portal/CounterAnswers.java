package cn.yunfang.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;

/**
 * What the messages of a counter answer, for the description of the API: the national fields that
 * are always there. The national interface adds more (national-interface §3.1, §4.3).
 */
final class CounterAnswers {
    private CounterAnswers() {}

    /** rxListQuery. */
    @Schema(name = "Candidates")
    record Candidates(List<Candidate> rxList) {}

    /**
     * One prescription that a person may collect.
     *
     * @param authRxno handle that this pharmacy claims it with
     */
    @Schema(name = "Candidate")
    record Candidate(
            String authRxno,
            String hiRxno,
            String diagName,
            String fixmedinsCode,
            String fixmedinsName,
            @Schema(example = "2026-11-28 09:30:00") String prscTime,
            String deptName,
            String valiEndTime) {}

    /** rxQrDecode. */
    @Schema(name = "DecodedCode")
    record Decoded(
            String epcToken,
            String certType,
            String certno,
            String psnName,
            String insuplcAdmdvs) {}

    /**
     * rxDownload.
     *
     * @param claimSecret proves the holder in each later step: keep it safe
     * @param rxAlerts what the rules say by now and did not say at the upload
     * @param rxOverrides warnings that the reviewers let pass, and why
     */
    @Schema(name = "Claimed")
    record Claimed(
            String hiRxno,
            String claimSecret,
            @Schema(example = "2026-11-28 11:30:00") String leaseEndTime,
            List<Integer> claimedLineNos,
            Visit rxOtpinfo,
            List<Line> rxDetlList,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Alert> rxAlerts,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Override> rxOverrides) {}

    /**
     * Whom it is for, as far as settling needs it.
     *
     * @param diseCodg registered chronic disease, absent when there is none
     */
    @Schema(name = "ClaimedVisit")
    record Visit(
            String patnName,
            String certno,
            String psnCertType,
            String insutype,
            String insuplcAdmdvs,
            String diseCodg,
            String diseName) {}

    /** One line as it was prescribed. */
    @Schema(name = "ClaimedLine")
    record Line(
            String rxLineNo,
            String medListCodg,
            String drugGenname,
            String drugSpec,
            String rxItemTypeCode,
            String drugCnt,
            String drugDosunt) {}

    /** An alert in both languages. */
    @Schema(name = "ClaimedAlert")
    record Alert(int lineNo, String ruleId, String dscr, String dscrEn) {}

    /** A warning that was let pass. */
    @Schema(name = "ClaimedOverride")
    record Override(
            int lineNo,
            String ruleId,
            String dscr,
            String dscrEn,
            String reason,
            String pharName,
            String time) {}

    /** rxPharChk. */
    @Schema(name = "Audited")
    record Audited(String rxChkBizSn) {}

    /** rxGiveBack. */
    @Schema(name = "GivenBack")
    record GivenBack(String hiRxno, String rxStasCodg, String rxStasName) {}

    /** rxSelldrug and rxSelldrugUndo. */
    @Schema(name = "HandedOver")
    record HandedOver(
            String hiRxno,
            String selldrugSn,
            String rxStasCodg,
            String rxStasName,
            String rxUsedStasCodg,
            String rxUsedStasName) {}

    /** 2101, 2102 and 2103, asked in camelCase. */
    @Schema(name = "SettlementAnswer")
    record Settled(Totals setlinfo) {}

    /** setlinfo: who paid what, in yuan; {@code setlId} is "" before it is settled. */
    @Schema(name = "SettlementTotals")
    record Totals(
            String setlId,
            String setlTime,
            String psnName,
            BigDecimal medfeeSumamt,
            BigDecimal fundPaySumamt,
            BigDecimal acctPay,
            BigDecimal acctMulaidPay,
            BigDecimal psnCashPay,
            BigDecimal balc) {}
}
