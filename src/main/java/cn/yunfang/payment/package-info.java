/**
 * Payment by bank card of what the funds, the personal and the family account leave open: bound
 * cards, payments and their way to paid, refunded or reversed ({@link
 * cn.yunfang.payment.PaymentTransitions}, docs/payment-states.md). A payment is its own outbox: its
 * row says when the bank is asked next. Turning the settlement round and giving the money back are
 * one commit. Orders of mobile payment (6201–6401) settle and pay in one. Tables: {@code
 * payment.card}, {@code payment}, {@code mobile_order}. Events out: {@code PaymentPaid}, {@code
 * …Failed}, {@code …Late}, {@code …Refunded}, {@code …Repaid}, {@code …Reversed}. Events in: none.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "bank",
            "outside",
            "ledger",
            "person",
            "benefit",
            "settlement",
            "evidence"
        })
package cn.yunfang.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
