package cn.yunfang.benefit;

import cn.yunfang.shared.Fen;

/** What one account of the family paid; without its balance, which is not the buyer's business. */
public record FamilyPayment(String link, String owner, String ownerName, Fen amount) {
    FamilyPayment negated() {
        return new FamilyPayment(link, owner, ownerName, amount.negated());
    }
}
