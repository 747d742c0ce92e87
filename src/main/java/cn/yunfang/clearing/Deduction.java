package cn.yunfang.clearing;

import cn.yunfang.shared.Fen;
import cn.yunfang.shared.SettlementNumber;

/**
 * An amount that a decision does not pay (扣款): of what the funds paid for one settlement.
 *
 * @param line row of the settlement from 1 on, 0 for the settlement as a whole
 */
public record Deduction(
        SettlementNumber settlement,
        int line,
        Fen amount,
        DeductionReason reason,
        String chinese,
        String english) {}
