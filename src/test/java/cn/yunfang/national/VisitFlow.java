package cn.yunfang.national;

import static cn.yunfang.national.FsiTill.PRICE;

import cn.yunfang.TestDatabase;
import cn.yunfang.shared.Fields;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A hospital and a pharmacy that both charge visits of one person with 50.00 in the account. */
abstract class VisitFlow extends FsiFlow {
    static final String OUTPATIENT = "11";
    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.dataSource());
    @Autowired private ApplicationContext world;
    VisitDesk hospital;
    VisitDesk pharmacy;

    @BeforeEach
    void aHospitalAndAPharmacy() {
        var all = new TestWorld(world);
        var clinic = all.hospital();
        hospital = new VisitDesk(all.fsi(clinic), person, clinic.doctor().code());
        pharmacy = new VisitDesk(site, person, clinic.doctor().code());
    }

    FsiSite anotherHospital() {
        var all = new TestWorld(world);
        return all.fsi(all.hospital());
    }

    Map<String, Object> packs(int quantity) {
        return FsiSite.purchase(person, "", BigDecimal.valueOf(quantity), PRICE, till.drug());
    }

    /** The data of 2207 for so many packs that are uploaded and pre-settled as batch B1. */
    Map<String, Object> ready(VisitDesk desk, String mdtrtId, int packs) {
        VisitDesk.done(desk.upload(mdtrtId, "B1", packs(packs)));
        var total = PRICE.multiply(BigDecimal.valueOf(packs)).toPlainString();
        var bill = desk.bill(mdtrtId, "B1", OUTPATIENT, total);
        return VisitDesk.settlement(bill, desk.preSettle(bill));
    }

    Fields settled(VisitDesk desk, Map<String, Object> settlement) {
        return VisitDesk.done(desk.settle(settlement)).object("setlinfo");
    }

    long usedThisYear() {
        return jdbc.sql(
                        """
                        select coalesce(sum(deductible_fen + base_fen + fund_fen), 0)
                        from settlement.accumulator where person_no = ?""")
                .param(person.no())
                .query(Long.class)
                .single();
    }

    long standingSettlements() {
        return jdbc.sql(
                        """
                        select count(*) from settlement.settlement
                        where person_no = ? and kind = 0 and state = 0""")
                .param(person.no())
                .query(Long.class)
                .single();
    }
}
