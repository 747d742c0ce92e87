package cn.yunfang.reconciliation;

import cn.yunfang.shared.Fen;

/**
 * One row of an institution's file, or what the platform has of it.
 *
 * @param settlement setl_id as it was sent
 * @param visit mdtrt_id; @param personNo psn_no
 * @param refund refd_setl_flag: an undoing, its amounts negative
 */
public record DetailRow(
        String settlement,
        String visit,
        String personNo,
        Fen medfee,
        Fen fund,
        Fen account,
        boolean refund) {}
