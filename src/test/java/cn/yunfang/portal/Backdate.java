package cn.yunfang.portal;

import cn.yunfang.TestDatabase;
import cn.yunfang.shared.PrescriptionId;
import java.sql.SQLException;

/** Lets days pass for one prescription alone, so that no other test's time goes on. */
final class Backdate {
    private static final String RX =
            """
            update prescription.rx
            set prescribed_at = prescribed_at - make_interval(days => ?),
                effective_at = effective_at - make_interval(days => ?),
                due_at = due_at - make_interval(days => ?),
                version = version + 1
            where bucket = ? and number = ?""";

    private static final String COLLECT =
            """
            update prescription.line
            set state = 4, dispensed = quantity, handed_over_at = now() - make_interval(days => ?)
            where bucket = ? and number = ? and issue = ?""";

    private Backdate() {}

    static void by(int days, String hiRxno) {
        change(RX, days, days, days, id(hiRxno).bucket().value(), id(hiRxno).number());
    }

    /** As if a pharmacy had handed over all of an issue. */
    static void collected(String hiRxno, int issue) {
        collected(hiRxno, issue, 0);
    }

    /** The same, so many days ago. */
    static void collected(String hiRxno, int issue, int daysAgo) {
        change(COLLECT, daysAgo, id(hiRxno).bucket().value(), id(hiRxno).number(), issue);
    }

    private static PrescriptionId id(String hiRxno) {
        return PrescriptionId.ofHiRxno(hiRxno).orElseThrow();
    }

    private static void change(String sql, Object... params) {
        try (var connection = TestDatabase.dataSource().getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < params.length; i++) {
                statement.setObject(i + 1, params[i]);
            }
            if (statement.executeUpdate() == 0) {
                throw new IllegalStateException("nothing changed");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
