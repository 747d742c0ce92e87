package cn.yunfang.dispense;

import cn.yunfang.crypto.Sm3;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An rxSelldrugUndo body read against the sale it names; without rows all that is out comes back.
 */
record ReturnDraft(Fields body) {
    byte[] digest() {
        return Sm3.digest(body.canonical().getBytes(StandardCharsets.UTF_8));
    }

    /** The sale that this very message took goods of before. */
    Optional<Sale> soldBefore(List<Sale> own, List<SaleTable.Seen> seen) {
        var digest = digest();
        return own.stream()
                .filter(
                        sale ->
                                seen.stream()
                                        .anyMatch(
                                                one ->
                                                        one.saleId() == sale.saleId()
                                                                && Arrays.equals(
                                                                        one.digest(), digest)))
                .findFirst();
    }

    /**
     * The sale it names: by its own number; a client that was never told that one says the number
     * of the audit (7208), or nothing, and then it must be the only sale that still is out.
     */
    Optional<Sale> sale(List<Sale> own) {
        var named =
                own.stream()
                        .filter(sale -> says("selldrugSn", sale.number()))
                        .filter(sale -> says("rxChkBizSn", sale.auditNumber()))
                        .toList();
        var out = named.stream().filter(sale -> !sale.isAllBack()).toList();
        var meant = out.isEmpty() ? named : out;
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    private boolean says(String field, String value) {
        return !body.has(field) || body.text(field).equals(value);
    }

    Outcome<GoodsReturn> of(Sale sale, Instant at) {
        var rows = body.list("selinfo");
        var after = new ArrayList<>(sale.items());
        var back = new ArrayList<Sale.Item>();
        if (rows.isEmpty()) {
            for (int i = 0; i < after.size(); i++) {
                takeBack(after, i, after.get(i).kept(), after.get(i).codesOut(), back);
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            if (!takeBack(after, rows.get(i), back)) {
                return Outcome.refused(
                        Refusal.at("selinfo[" + i + "]", Reason.RETURN_DIFFERS, i + 1));
            }
        }
        return Outcome.done(
                new GoodsReturn(
                        digest(), at, body.text("reason"), List.copyOf(back), List.copyOf(after)));
    }

    private static boolean takeBack(
            ArrayList<Sale.Item> items, Fields row, ArrayList<Sale.Item> back) {
        var quantity = row.number("selRetnCnt");
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var codes = codes(item, row, quantity);
            if (item.drugCode().equals(row.text("medListCodg")) && codes.isPresent()) {
                takeBack(items, i, quantity, codes.get(), back);
                return true;
            }
        }
        return false;
    }

    /** The packs that come back with so much of the item; empty when they do not fit it. */
    private static Optional<List<String>> codes(Sale.Item item, Fields row, BigDecimal quantity) {
        var named = TraceCodes.of(row);
        if (quantity.signum() <= 0
                || quantity.compareTo(item.kept()) > 0
                || !item.codesOut().containsAll(named)) {
            return Optional.empty();
        }
        boolean all = quantity.compareTo(item.kept()) == 0;
        if (named.isEmpty() && all) {
            return Optional.of(item.codesOut());
        }
        boolean onePerPack = quantity.compareTo(BigDecimal.valueOf(named.size())) == 0;
        return item.split() || item.traceCodes().isEmpty() || onePerPack
                ? Optional.of(named)
                : Optional.empty();
    }

    private static void takeBack(
            ArrayList<Sale.Item> items,
            int at,
            BigDecimal quantity,
            List<String> codes,
            ArrayList<Sale.Item> back) {
        var item = items.get(at);
        if (quantity.signum() > 0) {
            items.set(at, item.takenBack(quantity, codes));
            back.add(item.only(quantity, codes));
        }
    }
}
