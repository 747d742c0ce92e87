package cn.yunfang.prescription;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.PrescriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads prescriptions from rows that are ordered by prescription: one row for each line. */
final class PrescriptionRows {
    private PrescriptionRows() {}

    /** Prescriptions in the order of their rows. */
    static List<Prescription> read(ResultSet rows) throws SQLException {
        var all = new ArrayList<Prescription>();
        var lines = new ArrayList<PrescriptionLine>();
        Prescription open = null;
        while (rows.next()) {
            var id = new PrescriptionId(new Bucket(rows.getInt("bucket")), rows.getLong("number"));
            if (open == null || !open.id().equals(id)) {
                close(open, lines, all);
                open = head(id, rows);
            }
            lines.add(line(rows));
        }
        close(open, lines, all);
        return List.copyOf(all);
    }

    private static void close(
            @Nullable Prescription open, List<PrescriptionLine> lines, List<Prescription> all) {
        if (open != null) {
            all.add(open.withLines(lines));
            lines.clear();
        }
    }

    private static Prescription head(PrescriptionId id, ResultSet row) throws SQLException {
        return new Prescription(
                id,
                facts(row),
                PrescriptionState.of(row.getInt("state")),
                row.getInt("issue"),
                row.getInt("version"),
                row.getBoolean("cancel_requested"),
                instant(row, "effective_at"),
                instant(row, "due_at"),
                new Gating(
                        row.getBoolean("gated"),
                        row.getBoolean("waiting"),
                        row.getBoolean("bridged")),
                List.of());
    }

    private static PrescriptionFacts facts(ResultSet row) throws SQLException {
        return new PrescriptionFacts(
                row.getString("hi_rxno"),
                row.getString("trace_code"),
                row.getString("institution"),
                row.getString("hospital_number"),
                row.getString("person_no"),
                row.getString("doctor"),
                row.getString("department"),
                row.getString("diagnosis"),
                instant(row, "prescribed_at"),
                row.getInt("valid_days"),
                row.getInt("issues"),
                row.getInt("interval_days"),
                row.getString("type"),
                row.getString("business"),
                row.getString("attribute"),
                row.getBoolean("long_term"));
    }

    private static PrescriptionLine line(ResultSet row) throws SQLException {
        return new PrescriptionLine(
                row.getInt("line_issue"),
                row.getInt("line_no"),
                row.getString("drug_code"),
                row.getBigDecimal("quantity"),
                row.getString("unit"),
                row.getBigDecimal("dispensed"),
                LineState.of(row.getInt("line_state")),
                row.getString("holder"),
                row.getLong("claim"),
                row.getBoolean("audited"),
                row.getLong("settlement"),
                row.getBigDecimal("owed"),
                row.getBigDecimal("withheld"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
