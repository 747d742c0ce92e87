package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.YunfangTest;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One signed prescription, fetched more than once. */
@YunfangTest
class RepeatPrescriptionFlowTests extends PharmacyFlow {
    private static final int DAYS = 2;

    @Test
    void theSecondIssueIsServedWhenItsTimeHasCome() {
        var rx = clinic.prescribesTwice(DAYS);
        var first = one.sellsEverything(one.prepared(rx));
        assertThat(first.text("rxUsedStasCodg")).isEqualTo("2");
        var early = other.download(other.token(rx));
        assertThat(refusal(early)).isEqualTo(Reason.NOT_YET_OPEN);

        TestClock.later(
                Duration.ofDays(DAYS),
                () -> {
                    TestClock.bringWhatIsDue(beans());
                    var second = other.sellsEverything(other.prepared(rx));
                    assertThat(second.text("rxUsedStasCodg")).isEqualTo("3");
                });
    }

    @Test
    void whatNobodyFetchedOfTheFirstIssueLapses() {
        var rx = clinic.prescribesTwice(DAYS);

        TestClock.later(
                Duration.ofDays(DAYS),
                () -> {
                    TestClock.bringWhatIsDue(beans());
                    assertThat(one.sellsEverything(one.prepared(rx)).text("rxUsedStasCodg"))
                            .isEqualTo("3");
                });
    }

    @Test
    void goodsOfAnEarlierIssueComeBackWhileTheNextIsOpen() {
        var rx = clinic.prescribesTwice(DAYS);
        var first = one.sellsEverything(one.prepared(rx));

        TestClock.later(
                Duration.ofDays(DAYS),
                () -> {
                    TestClock.bringWhatIsDue(beans());
                    var back = one.takeBack(one.returnMessage(first)).must();
                    assertThat(back.text("rxUsedStasCodg")).isEqualTo("0");
                    var second = one.sellsEverything(one.prepared(rx));
                    assertThat(second.text("rxUsedStasCodg")).isEqualTo("3");
                });
    }

    @Test
    void thePharmacyThatServedTheFirstIssueServesTheSecond() {
        var rx = clinic.prescribesTwice(DAYS);
        var before = one.prepared(rx);
        one.sellsEverything(before);

        TestClock.later(
                Duration.ofDays(DAYS),
                () -> {
                    TestClock.bringWhatIsDue(beans());
                    var held = one.fetch(rx);
                    assertThat(held.secret()).isNotEqualTo(before.held().secret());
                    assertThat(one.sellsEverything(one.passes(held)).text("rxUsedStasCodg"))
                            .isEqualTo("3");
                });
    }
}
