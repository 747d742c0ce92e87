package cn.yunfang.dispense;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.YunfangTest;
import cn.yunfang.delivery.DeliveryStatus;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@YunfangTest
class PharmacyModuleTests extends PharmacyFixture {
    @Test
    void sellsWhatItFetchedAndAuditedAndTakesItBack() {
        var rx = anEffectivePrescription(1, 2);
        var held = fetched(ONE, rx, List.of());
        assertThat(refusal(sell.sell(pharmacy(ONE), sale(held, "", "T", 2))))
                .isEqualTo(Reason.NOT_AUDITED);
        var number = done(audit.audit(pharmacy(ONE), check(held, "1")));
        var message = sale(held, number, aCode(), 2);

        var sold = done(sell.sell(pharmacy(ONE), message));

        assertThat(sold.state()).isEqualTo(PrescriptionState.COMPLETED);
        assertThat(done(sell.sell(pharmacy(ONE), message)).saleNumber())
                .isEqualTo(sold.saleNumber());
        var undo = fields(Map.of("hiRxno", rx, "selldrugSn", sold.saleNumber(), "reason", "演示退药"));
        assertThat(done(goods.takeBack(pharmacy(ONE), undo)).state())
                .isEqualTo(PrescriptionState.EFFECTIVE);
        assertThat(done(goods.takeBack(pharmacy(ONE), undo)).saleNumber())
                .isEqualTo(sold.saleNumber());
        assertThat(refusal(goods.takeBack(pharmacy(OTHER), undo))).isEqualTo(Reason.SALE_UNKNOWN);
        assertThat(fetched(OTHER, rx, List.of()).lines()).containsExactly(1);
    }

    @Test
    void owesTheRestAndHandsItOverLater() {
        var rx = anEffectivePrescription(1, 2);
        var held = fetched(ONE, rx, List.of());
        var number = done(audit.audit(pharmacy(ONE), check(held, "1")));

        var first = done(sell.sell(pharmacy(ONE), sale(held, number, aCode(), 1)));
        assertThat(first.state()).isEqualTo(PrescriptionState.EFFECTIVE);
        assertThat(refusal(sell.sell(pharmacy(ONE), sale(held, number, aCode(), 2))))
                .isEqualTo(Reason.OVER_QUANTITY);
        var second = done(sell.sell(pharmacy(ONE), sale(held, number, aCode(), 1)));

        assertThat(second.state()).isEqualTo(PrescriptionState.COMPLETED);
    }

    @Test
    void aPackIsSoldOnce() {
        var code = aCode();
        var first = fetched(ONE, anEffectivePrescription(1, 1), List.of());
        var second = fetched(OTHER, anEffectivePrescription(1, 1), List.of());
        var one = done(audit.audit(pharmacy(ONE), check(first, "1")));
        var two = done(audit.audit(pharmacy(OTHER), check(second, "1", OTHER)));

        done(sell.sell(pharmacy(ONE), sale(first, one, code, 1)));

        assertThat(refusal(sell.sell(pharmacy(OTHER), sale(second, two, code, 1))))
                .isEqualTo(Reason.PACK_ALREADY_SOLD);
    }

    @Test
    void twoPharmaciesServeOnePrescriptionLineByLine() {
        var rx = anEffectivePrescription(2, 1);

        assertThat(fetched(ONE, rx, List.of(1)).lines()).containsExactly(1);
        assertThat(refusal(claim.claim(pharmacy(OTHER), token(OTHER, rx), List.of(1))))
                .isEqualTo(Reason.LINES_NOT_AVAILABLE);
        var held = fetched(OTHER, rx, List.of());

        assertThat(held.lines()).containsExactly(2);
        assertThat(done(giveBack.giveBack(pharmacy(OTHER), rx, held.secret(), List.of(), "缺货")))
                .isEqualTo(PrescriptionState.EFFECTIVE);
        assertThat(done(giveBack.giveBack(pharmacy(OTHER), rx, held.secret(), List.of(), "缺货")))
                .isEqualTo(PrescriptionState.EFFECTIVE);
    }

    @Test
    void theHolderFetchesAgainAndNobodyElse() {
        var rx = anEffectivePrescription(1, 1);
        var token = token(ONE, rx);
        var held = done(claim.claim(pharmacy(ONE), token, List.of()));

        assertThat(done(claim.claim(pharmacy(ONE), token, List.of())).secret())
                .isEqualTo(held.secret());
        assertThat(fetched(ONE, rx, List.of()).secret()).isEqualTo(held.secret());
        assertThat(refusal(claim.claim(pharmacy(OTHER), token, List.of())))
                .isEqualTo(Reason.NOT_THE_HOLDER);
        assertThat(refusal(audit.audit(pharmacy(OTHER), check(held, "1", OTHER))))
                .isEqualTo(Reason.NOT_THE_HOLDER);
        var wrong = new HashMap<>(check(held, "1").asMap());
        wrong.put("claimSecret", "0");
        assertThat(refusal(audit.audit(pharmacy(ONE), fields(wrong))))
                .isEqualTo(Reason.WRONG_SECRET);
    }

    @Test
    void aRefusedAuditFreesTheLinesAndTheSecondCheckerIsAnother() {
        var rx = anEffectivePrescription(1, 1);
        var held = fetched(ONE, rx, List.of());
        var alone = new HashMap<>(check(held, "1").asMap());
        alone.put("rchkPharCertno", certno(ONE));
        assertThat(refusal(audit.audit(pharmacy(ONE), fields(alone))))
                .isEqualTo(Reason.FIELD_INVALID);

        done(audit.audit(pharmacy(ONE), check(held, "2")));

        assertThat(refusal(sell.sell(pharmacy(ONE), sale(held, "", aCode(), 1))))
                .isEqualTo(Reason.AUDIT_REFUSED);
        assertThat(fetched(OTHER, rx, List.of()).lines()).containsExactly(1);
    }

    @Test
    void oneQrCodeAndOneLineHaveOneWinnerEach() throws Exception {
        for (int round = 0; round < 10; round++) {
            var rx = anEffectivePrescription(1, 1);
            var qr = done(issue.issue(Caller.SYSTEM, rx)).qr();
            var decoded =
                    atOnce(
                            () -> decode.decode(pharmacy(ONE), qr),
                            () -> decode.decode(pharmacy(OTHER), qr));
            assertThat(decoded.stream().filter(Outcome.Done.class::isInstance)).hasSize(1);

            var one = token(ONE, rx);
            var other = token(OTHER, rx);
            var claimed =
                    atOnce(
                            () -> claim.claim(pharmacy(ONE), one, List.of()),
                            () -> claim.claim(pharmacy(OTHER), other, List.of()));
            assertThat(claimed.stream().filter(Outcome.Done.class::isInstance)).hasSize(1);
        }
    }

    @Test
    void oneSaleMessageTwiceAtOnceIsOneSale() throws Exception {
        var held = fetched(ONE, anEffectivePrescription(1, 1), List.of());
        var number = done(audit.audit(pharmacy(ONE), check(held, "1")));
        var message = sale(held, number, aCode(), 1);

        var sold =
                atOnce(
                        () -> sell.sell(pharmacy(ONE), message),
                        () -> sell.sell(pharmacy(ONE), message));

        assertThat(sold.stream().map(one -> done(one).saleNumber()).distinct()).hasSize(1);
    }

    @Test
    void aParcelIsFollowedAndSignedOffWithItsCode() {
        var rx = anEffectivePrescription(1, 1);
        var on = delivery(rx, "30", "2026-11-24 10:00:00");
        assertThat(refusal(report.report(pharmacy(ONE), on))).isEqualTo(Reason.DELIVERY_NOT_YOURS);
        fetched(ONE, rx, List.of());
        var parcel = done(report.report(pharmacy(ONE), on));
        done(report.report(pharmacy(ONE), on));
        done(report.report(pharmacy(ONE), delivery(rx, "10", "2026-11-24 09:00:00")));
        assertThat(database.read(deliveries.history(parcel))).hasSize(2);

        assertThat(refusal(sign.sign(pharmacy(OTHER), signing(rx, "1"))))
                .isEqualTo(Reason.DELIVERY_UNKNOWN);
        for (int i = 0; i < 2; i++) {
            assertThat(refusal(sign.sign(pharmacy(ONE), signing(rx, "x"))))
                    .isEqualTo(Reason.SIGN_CODE_WRONG);
        }
        var code = database.read(deliveries.recipient(parcel)).orElseThrow().signCode();
        assertThat(done(sign.sign(pharmacy(ONE), signing(rx, code))).status())
                .isEqualTo(DeliveryStatus.SIGNED);
        done(sign.sign(pharmacy(ONE), signing(rx, code)));
        assertThat(refusal(report.report(pharmacy(ONE), delivery(rx, "40", "2026-11-24 11:00:00"))))
                .isEqualTo(Reason.DELIVERY_CLOSED);
    }

    @Test
    void fiveWrongCodesLockTheCodeButNotTheSignature() {
        var rx = anEffectivePrescription(1, 1);
        fetched(ONE, rx, List.of());
        done(report.report(pharmacy(ONE), delivery(rx, "40", "2026-11-24 10:00:00")));
        for (int i = 0; i < 5; i++) {
            assertThat(refusal(sign.sign(pharmacy(ONE), signing(rx, "x"))))
                    .isEqualTo(Reason.SIGN_CODE_WRONG);
        }
        assertThat(refusal(sign.sign(pharmacy(ONE), signing(rx, "x"))))
                .isEqualTo(Reason.SIGN_CODE_LOCKED);
        var byHand = new HashMap<>(signing(rx, "x").asMap());
        byHand.put("signImg", "aGFuZA==");

        assertThat(done(sign.sign(pharmacy(ONE), fields(byHand))).status())
                .isEqualTo(DeliveryStatus.SIGNED);
    }
}
