package cn.yunfang.benefit;

import cn.yunfang.shared.Fen;

/**
 * The personal account of somebody in the patient's family that may pay for him (家庭共济).
 *
 * @param link number of the family link; @param owner his psn_no; @param ownerName for explanations
 * @param available what balance and limits allow it to pay of this claim
 * @param paysOwnPay whether the owner's policy lets it pay for what is outside the catalogue
 */
public record FamilyAccount(
        String link, String owner, String ownerName, Fen available, boolean paysOwnPay) {
    FamilyPayment paid(Fen amount) {
        return new FamilyPayment(link, owner, ownerName, amount);
    }
}
