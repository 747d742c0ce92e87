package cn.yunfang.inventory;

import cn.yunfang.crypto.Sm3;
import cn.yunfang.shared.Fields;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * One row of selinfo (3505, 3506) as it was sent.
 *
 * @param no its position in the message, from 0
 */
record SaleRow(int no, Fields row) {
    static List<SaleRow> of(Fields body) {
        var rows = body.list("selinfo");
        return Stream.iterate(0, i -> i < rows.size(), i -> i + 1)
                .map(i -> new SaleRow(i, rows.get(i)))
                .toList();
    }

    String field(String name) {
        return "selinfo[" + no + "]." + name;
    }

    /** What the row is known by when it comes again, in whatever message. */
    String digest() {
        var bytes = row.canonical().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Sm3.digest(bytes));
    }

    String drug() {
        return row.text("med_list_codg");
    }

    BigDecimal quantity() {
        return row.number("sel_retn_cnt");
    }

    boolean split() {
        return row.flag("trdn_flag");
    }

    boolean circulated() {
        return row.flag("rx_circ_flag");
    }

    String rxNumber() {
        return row.text("rxno");
    }

    String setlId() {
        return row.text("setl_id");
    }

    /** What it has to fit into, "" when the patient paid for it without the insurance. */
    String subject() {
        return circulated() ? rxNumber() : setlId();
    }

    String personNo() {
        return row.text("psn_no");
    }

    Instant at() {
        return row.time("sel_retn_time");
    }

    /** drug_trac_codg, drugtracinfo[] or both. */
    List<String> codes() {
        var listed =
                row.list("drugtracinfo").stream()
                        .flatMap(one -> one.texts("drug_trac_codg").stream());
        return Stream.concat(row.texts("drug_trac_codg").stream(), listed).distinct().toList();
    }
}
