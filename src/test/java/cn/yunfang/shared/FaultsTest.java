package cn.yunfang.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.UncategorizedSQLException;

class FaultsTest {
    @ParameterizedTest
    @CsvSource({
        "53100, STORAGE_EXHAUSTED", // disk full
        "53300, STORAGE_EXHAUSTED", // too many connections
        "08006, OUTCOME_UNKNOWN", // the line broke
        "57P01, OUTCOME_UNKNOWN", // the server was stopped
        "23505, INTERNAL"
    })
    void saysWhetherSomethingMayHaveBeenWritten(String state, Reason reason) {
        var fault = new UncategorizedSQLException("task", "sql", new SQLException("no", state));
        assertThat(Faults.reason(new IllegalStateException(fault))).isEqualTo(reason);
    }

    @Test
    void withoutAConnectionNothingWasSent() {
        var fault = new SQLTransientConnectionException("no connection within 30 s", "08001");
        assertThat(Faults.reason(fault)).isEqualTo(Reason.DATABASE_UNAVAILABLE);
    }

    @Test
    void anythingElseIsAnInternalFault() {
        assertThat(Faults.reason(new IllegalStateException("x"))).isEqualTo(Reason.INTERNAL);
    }
}
