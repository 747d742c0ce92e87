package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.YunfangTest;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** rxListQuery: what a person can fetch, found by voucher, ID or card. */
@YunfangTest
class RxListQueryFlowTests extends PharmacyFlow {
    private List<Fields> byId(Counter counter, Clinic.Prescribed rx) {
        return counter.list("02", rx.patient().certno()).must().list("rxList");
    }

    @Test
    void findsThePersonByVoucherIdAndCard() {
        var rx = clinic.prescribes(world.drug());
        var card = TestWorld.card(rx.patient());

        assertThat(byId(one, rx)).hasSize(1);
        assertThat(one.list("01", TestWorld.token(rx.patient())).must().list("rxList")).hasSize(1);
        assertThat(one.list("03", card).must().list("rxList")).hasSize(1);
        assertThat(one.list("3", card).must().list("rxList")).hasSize(1);
    }

    @Test
    void tellsWhatEachPrescriptionIs() {
        var rx = clinic.prescribes(world.drug());

        var entry = byId(one, rx).getFirst();

        assertThat(entry.text("authRxno")).hasSize(30);
        assertThat(entry.text("hiRxno")).isEqualTo(rx.hiRxno());
        assertThat(entry.text("diagName")).isEqualTo("高血压");
        assertThat(entry.text("fixmedinsCode")).isEqualTo(clinic.hospital().code());
        assertThat(entry.text("fixmedinsName")).isEqualTo(clinic.hospital().institution().name());
        assertThat(entry.text("deptName")).isEqualTo("心内科");
        assertThat(entry.text("valiEndTime")).isGreaterThan(entry.text("prscTime"));
    }

    @Test
    void showsWhatIsHeldToItsHolderAlone() {
        var rx = clinic.prescribes(world.drug());
        one.fetch(rx);

        assertThat(byId(one, rx)).hasSize(1);
        assertThat(byId(other, rx)).isEmpty();
    }

    @Test
    void showsNothingThatWasHandedOverOrRevoked() {
        var sold = clinic.prescribes(world.drug());
        one.sellsEverything(one.prepared(sold));
        var revoked = clinic.prescribes(world.drug());
        clinic.revokes(revoked).must();

        assertThat(byId(one, sold)).isEmpty();
        assertThat(byId(one, revoked)).isEmpty();
    }

    @Test
    void refusesAPersonNobodyKnows() {
        assertThat(refusal(one.list("02", "99000000000000000X"))).isEqualTo(Reason.PERSON_UNKNOWN);
    }
}
