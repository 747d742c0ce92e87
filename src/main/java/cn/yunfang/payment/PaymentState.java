package cn.yunfang.payment;

/** Where a payment stands; the numbers are stored. */
public enum PaymentState {
    CREATED("待支付", "the bank has not been asked yet"),
    PAYING("支付中", "the bank was asked; what it did is not known yet"),
    FAILED("支付失败", "the bank declined; the settlement is turned round where the goods are counted"),
    PAID("已支付", "paid"),
    REVOKING("撤销中", "nobody wants it any more; what the bank did is not known yet"),
    REVERSED("已撤销", "nothing was taken from the card"),
    REFUNDING("退款中", "the bank is to give the money back"),
    REFUNDED("已退款", "the money is back on the card"),
    REPAID("已另行退还", "given back in another way, a clerk says");

    private final String chinese;
    private final String english;

    PaymentState(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    /** Paid, refunded or reversed: a payment never stays in any other. */
    public boolean isEnd() {
        return this == PAID || this == REVERSED || this == REFUNDED || this == REPAID;
    }

    /** As stored. */
    int code() {
        return ordinal();
    }

    static PaymentState of(int code) {
        return values()[code];
    }
}
