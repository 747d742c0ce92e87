package cn.yunfang.national;

import cn.yunfang.dispense.Sale;
import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.settlement.Settlement;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.EventLog.Told;
import cn.yunfang.shared.Fen;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nodes of {@link HospitalPushes}, member by member as national-interface §2.10 names them. */
final class PushNodes {
    private static final String IDENTITY_CARD = "01";

    private PushNodes() {}

    /**
     * Who found what in a prescription.
     *
     * @param institution where the pharmacist works, a pharmacy or a hospital
     * @param second who approved it besides, where it took two
     * @param code rx_chk_stas_codg
     */
    record Audited(
            String hiRxno,
            String institution,
            String institutionName,
            Practitioner pharmacist,
            Optional<Practitioner> second,
            String code,
            String opinion,
            Instant at) {
        /** The same, approved by somebody else before. */
        Audited checkedFirstBy(Practitioner first) {
            return new Audited(
                    hiRxno,
                    institution,
                    institutionName,
                    first,
                    Optional.of(pharmacist),
                    code,
                    opinion,
                    at);
        }
    }

    /** A sale and the settlements of its prescription. */
    record Purchase(
            Prescription rx, Sale sale, String pharmacyName, List<Settlement> settlements) {}

    /** 7102; the registry knows no licence number, and a claim not who checked it second. */
    static Map<String, Object> audit(Audited audited) {
        var node = new LinkedHashMap<String, Object>();
        node.put("hi_rxno", audited.hiRxno);
        node.put("fixmedins_code", audited.institution);
        node.put("fixmedins_name", audited.institutionName);
        node.put("phar_cert_type", IDENTITY_CARD);
        node.put("phar_certno", audited.pharmacist.certno());
        node.put("phar_name", audited.pharmacist.name());
        audited.second.ifPresent(
                one -> {
                    node.put("rchk_phar_cert_type", IDENTITY_CARD);
                    node.put("rchk_phar_certno", one.certno());
                    node.put("rchk_phar_name", one.name());
                });
        node.put("rx_chk_stas_codg", audited.code);
        node.put("rx_chk_opnn", audited.opinion);
        node.put("rx_chk_time", ChinaTime.format(audited.at));
        return Map.of("data", node);
    }

    /**
     * 7102 by nobody: a later look by the rules. Whether the prescription stands is as before, what
     * they found the hospital reads itself.
     */
    static Map<String, Object> alert(Prescription rx, Told told, String hospital) {
        var node = new LinkedHashMap<String, Object>();
        node.put("hi_rxno", rx.facts().hiRxno());
        node.put("fixmedins_code", rx.facts().institution());
        node.put("fixmedins_name", hospital);
        node.put("rx_chk_stas_codg", rx.state() == PrescriptionState.UPLOADED ? "0" : "1");
        node.put(
                "rx_chk_opnn",
                "复查提示：%s，请重新评估该处方，详见GET /api/v1/alerts"
                        .formatted(String.join("、", told.facts().texts("rules"))));
        node.put("rx_chk_time", ChinaTime.format(told.occurredAt()));
        return Map.of("data", node);
    }

    /** 7103. */
    static Map<String, Object> purchase(Purchase purchase, Formulary formulary) {
        var input = new LinkedHashMap<String, Object>();
        input.put("data", money(purchase));
        input.put("seltdelts", goods(purchase, formulary));
        return input;
    }

    /** {@code data} of 7103; a patient who pays himself settles by buying. */
    private static Map<String, Object> money(Purchase purchase) {
        var sale = purchase.sale;
        var settled =
                purchase.settlements.stream()
                        .filter(one -> one.number().serial() == sale.settlement())
                        .findFirst();
        var cash = settled.map(Settlement::cash).map(Fen::toString);
        var account = settled.map(Settlement::account).orElse(Fen.ZERO);
        var paid = paid(sale.items());
        var node = new LinkedHashMap<String, Object>();
        node.put("hi_rxno", purchase.rx.facts().hiRxno());
        node.put("fund_pay_sumamt", settled.map(Settlement::fund).orElse(Fen.ZERO).toString());
        node.put(
                "psn_part_amt",
                settled.map(one -> one.account().plus(one.cash()).toString()).orElse(paid));
        node.put("acct_pay", account.toString());
        node.put("psn_cash_pay", cash.orElse(paid));
        node.put("setl_time", ChinaTime.format(settled.map(Settlement::at).orElse(sale.soldAt())));
        return node;
    }

    /** {@code seltdelts} of 7103. */
    private static List<Map<String, Object>> goods(Purchase purchase, Formulary formulary) {
        var day = ChinaTime.date(purchase.sale.soldAt());
        return purchase.sale.items().stream()
                .map(item -> goods(purchase, item, formulary.drug(item.drugCode(), day)))
                .toList();
    }

    private static Map<String, Object> goods(
            Purchase purchase, Sale.Item item, Optional<Drug> drug) {
        var sent = item.details();
        var generic = sent.optional("drugGenname").or(() -> drug.map(Drug::genericName)).orElse("");
        var row = new LinkedHashMap<String, Object>();
        row.put("medins_drug_no", sent.optional("fixmedinsHilistId").orElse(item.drugCode()));
        row.put("drug_genname", generic);
        row.put("drug_prodname", sent.optional("drugProdname").orElse(generic));
        row.put(
                "drug_dosform",
                sent.optional("drugDosform").or(() -> drug.map(Drug::dosageForm)).orElse(""));
        row.put("drug_spec", sent.optional("drugSpec").or(() -> drug.map(Drug::spec)).orElse(""));
        row.put("drug_totlcnt", plain(item.quantity()));
        row.put("aprvno", sent.text("aprvno"));
        row.put("bchno", sent.text("bchno"));
        row.put("fixmedins_code", purchase.sale.institution());
        row.put("fixmedins_name", purchase.pharmacyName);
        row.put("manu_lot_num", sent.text("manuLotnum"));
        row.put("prdr_name", sent.text("prdrName"));
        row.put("pric", plain(item.price()));
        row.put("total_unit", unit(purchase, item));
        row.put("sumamt", paid(List.of(item)));
        return row;
    }

    /** 7105; no public source gives values of rx_pay_status_code: ours are 1 paid, 0 taken back. */
    static Map<String, Object> payment(Prescription rx, Told told, String status) {
        var node = new LinkedHashMap<String, Object>();
        node.put("hi_rxno", rx.facts().hiRxno());
        node.put("hosp_rxno", rx.facts().hospitalNumber());
        node.put("rx_pay_status_code", status);
        node.put("pay_time", ChinaTime.format(told.occurredAt()));
        return Map.of("data", node);
    }

    /** Quantity times price, each item rounded to the fen, half up as on a receipt. */
    private static String paid(List<Sale.Item> items) {
        return items.stream()
                .map(item -> Fen.round(item.price().multiply(item.quantity())))
                .reduce(Fen.ZERO, Fen::plus)
                .toString();
    }

    private static String unit(Purchase purchase, Sale.Item item) {
        return purchase.rx.lines().stream()
                .filter(line -> line.no() == item.line())
                .map(line -> line.unit())
                .findFirst()
                .orElse("");
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
