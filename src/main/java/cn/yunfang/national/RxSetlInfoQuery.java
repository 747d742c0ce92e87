package cn.yunfang.national;

import cn.yunfang.dispense.Sale;
import cn.yunfang.dispense.Sales;
import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.settlement.Settlement;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.RoundTrip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** D007 电子处方取药结果查询 (national-interface §2.7): what the patient has, sale by sale. */
@Component
class RxSetlInfoQuery implements Operation {
    private final HospitalLook look;
    private final Sales sales;
    private final Settlements settlements;
    private final Formulary formulary;
    private final NationalProperties properties;

    RxSetlInfoQuery(
            HospitalLook look,
            Sales sales,
            Settlements settlements,
            Formulary formulary,
            NationalProperties properties) {
        this.look = look;
        this.sales = sales;
        this.settlements = settlements;
        this.formulary = formulary;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "rxSetlInfoQuery";
    }

    @Override
    public Side side() {
        return Side.MEDICAL;
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var reads = new Reads();
        boolean old = properties.oldRelease().contains(caller.institution());
        return look.look(
                caller, name(), body, reads::add, seen -> answer(seen.prescription(), reads, old));
    }

    private final class Reads {
        private Supplier<List<Sale>> sold = List::of;
        private Supplier<List<Settlement>> settled = List::of;

        void add(RoundTrip trip, PrescriptionId id) {
            sold = trip.add(sales.of(id));
            settled = trip.add(settlements.of(id));
        }

        /** When the latest sale was settled; a patient who pays himself settles by buying. */
        Optional<Instant> settledAt() {
            return sold.get().stream().map(this::settledAt).max(Comparator.naturalOrder());
        }

        private Instant settledAt(Sale sale) {
            return settled.get().stream()
                    .filter(one -> one.number().serial() == sale.settlement())
                    .map(Settlement::at)
                    .findFirst()
                    .orElse(sale.soldAt());
        }
    }

    private Map<String, Object> answer(Prescription rx, Reads reads, boolean oldRelease) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("hiRxno", rx.facts().hiRxno());
        reads.settledAt().ifPresent(at -> answer.put("setlTime", ChinaTime.format(at)));
        PrescriptionAnswer.status(answer, rx);
        var rows = new ArrayList<Map<String, Object>>();
        for (var sale : reads.sold.get()) {
            sale.items().stream()
                    .filter(item -> item.kept().signum() > 0)
                    .forEach(item -> rows.add(row(rx, sale, item, oldRelease)));
        }
        answer.put("seltdelts", rows);
        return answer;
    }

    private Map<String, Object> row(Prescription rx, Sale sale, Sale.Item item, boolean old) {
        var sent = item.details();
        var drug = formulary.drug(item.drugCode(), ChinaTime.date(sale.soldAt()));
        var generic = sent.optional("drugGenname").or(() -> drug.map(Drug::genericName)).orElse("");
        var row = new LinkedHashMap<String, Object>();
        row.put("medListCodg", item.drugCode());
        row.put("drugGenname", generic);
        row.put("drugProdname", sent.optional("drugProdname").orElse(generic));
        row.put(
                "drugDosform",
                sent.optional("drugDosform").or(() -> drug.map(Drug::dosageForm)).orElse(""));
        if (!old) {
            row.put(
                    "drugSpec",
                    sent.optional("drugSpec").or(() -> drug.map(Drug::spec)).orElse(""));
        }
        row.put("cnt", item.kept().stripTrailingZeros().toPlainString());
        for (var name : List.of("aprvno", "bchno", "manuLotnum", "prdrName")) {
            sent.optional(name).ifPresent(value -> row.put(name, value));
        }
        // the old release names the code so, and reads the specification as a number
        row.put("medinsListCodg", item.drugCode());
        row.put("takeDrugFlag", PrescriptionAnswer.takeDrugFlag(rx, sale.issue(), item.line()));
        return row;
    }
}
