package cn.yunfang.simulation;

import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Sql;
import cn.yunfang.stock.Stocks;
import cn.yunfang.stock.Stocks.Shelf;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a pharmacy does for a patient in a simulated year, and what came onto its shelf. */
final class BenchYearCounter {
    private static final Order.Diagnosis NONE = new Order.Diagnosis("", "");

    private final PharmacyClient pharmacy;
    private final InsideTransport transport;
    private final Map<String, Credentials.DrugItem> drugs;
    private final BenchYearTally tally;
    private final Map<String, BigDecimal> received = new LinkedHashMap<>();

    BenchYearCounter(
            InsideTransport transport,
            Map<String, Credentials.DrugItem> drugs,
            BenchYearTally tally) {
        this.transport = transport;
        this.pharmacy = new PharmacyClient(transport);
        this.drugs = drugs;
        this.tally = tally;
    }

    InsideTransport transport() {
        return transport;
    }

    /** What was handed over, so that it can come back. */
    record Handed(Order order, PharmacyClient.Held held, Fields settlement, String sale) {}

    /**
     * How a visit to the counter ended.
     *
     * @param handed empty when there was nothing to collect or a step was refused
     * @param part whether more of the issue is to come
     */
    record Collected(Optional<Handed> handed, boolean nothing, boolean part) {
        static final Collected NOTHING = new Collected(Optional.empty(), true, false);
        static final Collected REFUSED = new Collected(Optional.empty(), false, false);
    }

    /** Looks by the patient's voucher for his prescription and hands over what is open of it. */
    Collected collect(BenchYearPatient patient) {
        var list = step("7202 list", pharmacy.listByVoucher(patient.insured()));
        if (list.isEmpty()) {
            return Collected.REFUSED;
        }
        var handle =
                list.get().list("rxList").stream()
                        .filter(one -> one.text("hiRxno").equals(patient.hiRxno))
                        .findFirst()
                        .map(one -> one.text("authRxno"));
        return handle.map(code -> take(patient, "authRxno", code)).orElse(Collected.NOTHING);
    }

    /** The same for an order of delivery, by the code that it gives. */
    Collected fetch(BenchYearPatient patient, String qr) {
        return step("7201 decode", pharmacy.decode(qr))
                .map(decoded -> take(patient, "epcToken", decoded.text("epcToken")))
                .orElse(Collected.REFUSED);
    }

    /**
     * Claims, audits, settles and hands over.
     *
     * @param codeName authRxno or epcToken
     */
    Collected take(BenchYearPatient patient, String codeName, String code) {
        var claim = pharmacy.download(codeName, code, List.of());
        if (step("7203 claim", claim).isEmpty()) {
            return Collected.REFUSED;
        }
        var held = PharmacyClient.Held.of(claim);
        var order = order(patient, held);
        if (patient.chance(1)) {
            step("7204 audit", pharmacy.audit(held, false, "请医师核对用量"));
            tally.count("sent away by the pharmacist");
            return Collected.REFUSED;
        }
        return step("7204 audit", pharmacy.audit(held, true, "核对无误"))
                .flatMap(audit -> settled(order, held, audit))
                .map(handed -> new Collected(Optional.of(handed), false, isPart(held)))
                .orElse(Collected.REFUSED);
    }

    private Optional<Handed> settled(Order order, PharmacyClient.Held held, Fields audit) {
        return step("2102 settle", pharmacy.settle(order, held, order.lines, transport.msgid()))
                .flatMap(
                        answer -> {
                            var info = answer.object("setlinfo");
                            paid(info);
                            return sold(order, held, audit, info);
                        });
    }

    private Optional<Handed> sold(
            Order order, PharmacyClient.Held held, Fields audit, Fields info) {
        var items =
                order.lines.stream()
                        .map(line -> PharmacyClient.item(line, line.quantity()))
                        .toList();
        return step(
                        "7206 hand over",
                        pharmacy.sell(held, audit.text("rxChkBizSn"), info.text("setl_id"), items))
                .map(
                        sale -> {
                            tally.count("collected");
                            return new Handed(order, held, info, sale.text("selldrugSn"));
                        });
    }

    private void paid(Fields info) {
        tally.add("medfee", fen(info, "medfee_sumamt"));
        tally.add("fund", fen(info, "fund_pay_sumamt"));
        tally.add("account", fen(info, "acct_pay"));
        tally.add("cash", fen(info, "psn_cash_pay"));
    }

    private static long fen(Fields info, String name) {
        return Fen.ofYuan(info.number(name)).value();
    }

    /** Everything comes back and the settlement is undone. */
    boolean takeBack(Handed handed) {
        var back = pharmacy.takeBack(handed.held(), handed.sale(), "患者不适，医师同意退药");
        if (step("7207 take back", back).isEmpty()) {
            return false;
        }
        return step("2103 undo", pharmacy.undoSettlement(handed.order(), handed.settlement()))
                .map(
                        answer -> {
                            paid(answer.object("setlinfo"));
                            tally.count("returned");
                            return true;
                        })
                .orElse(false);
    }

    private Order order(BenchYearPatient patient, PharmacyClient.Held held) {
        var disease = patient.disease();
        return new Order(patient.insured(), Fields.none(), NONE, lines(held))
                .repeated(
                        patient.habits.issues(),
                        patient.habits.interval(),
                        disease.code(),
                        disease.name());
    }

    private Order.Line[] lines(PharmacyClient.Held held) {
        var all = new ArrayList<Order.Line>();
        for (var row : held.prescription().list("rxDetlList")) {
            if (held.lines().contains(row.integer("rxLineNo"))) {
                var drug = drugs.get(row.text("medListCodg"));
                if (drug == null) {
                    throw new IllegalStateException("not on the shelf: " + row);
                }
                all.add(new Order.Line(drug, row.number("drugCnt"), BigDecimal.ONE, "11", 1));
            }
        }
        return all.toArray(Order.Line[]::new);
    }

    private static boolean isPart(PharmacyClient.Held held) {
        return held.prescription().list("rxDetlList").stream()
                .anyMatch(row -> row.number("drugCnt").compareTo(row.number("drugTotlcnt")) < 0);
    }

    private Optional<Fields> step(String name, Reply reply) {
        tally.step();
        if (!reply.ok()) {
            tally.refused(name, reply.message());
            return Optional.empty();
        }
        return Optional.of(reply.output());
    }

    /**
     * Fills up what is nearly gone, at night when nobody sells; answers what to tell.
     *
     * @param shelf as the platform has it
     */
    List<Shelf> restock(List<Stocks.Counted> shelf, BigDecimal low, BigDecimal full) {
        var left = new LinkedHashMap<String, BigDecimal>();
        shelf.stream()
                .filter(one -> received.containsKey(one.drugCode()))
                .forEach(one -> left.put(one.drugCode(), one.quantity()));
        var told = new ArrayList<Shelf>();
        for (var drug : drugs.values()) {
            var has = left.getOrDefault(drug.code(), BigDecimal.ZERO);
            if (has.compareTo(low) < 0) {
                received.merge(drug.code(), full.subtract(has), BigDecimal::add);
                told.add(new Shelf(drug.code(), full, drug.price()));
                tally.count("restocked");
            }
        }
        return told;
    }

    /** What came onto the shelf in all, by drug. */
    Map<String, BigDecimal> received() {
        return received;
    }

    /** The read of its shelf. */
    Sql<List<Stocks.Counted>> shelf(Stocks stocks) {
        return stocks.counted(
                transport.site().code(),
                Optional.of(List.copyOf(drugs.keySet())),
                "",
                drugs.size());
    }
}
