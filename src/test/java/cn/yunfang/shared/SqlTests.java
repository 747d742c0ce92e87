package cn.yunfang.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cn.yunfang.TestDatabase;
import cn.yunfang.tidy.SqlSources;
import cn.yunfang.tidy.SqlSources.Constant;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * PostgreSQL parses every SQL text of the platform on the migrated schema. A column that was
 * renamed, a table that is gone or a parameter whose type nobody can tell fails the build.
 */
class SqlTests {
    private static final SqlSources SOURCES = SqlSources.read();

    static List<Constant> texts() {
        return SOURCES.constants();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void postgresqlUnderstands(Constant constant) {
        var text = constant.text();

        assertThatCode(() -> prepare(text)).as("%s", constant).doesNotThrowAnyException();
        if (constant.guarded()) {
            var guarded = Database.guarded(Sql.writeExactly(1, text, Map.of(), Reason.BUSY));
            assertThatCode(() -> prepare(guarded))
                    .as("%s in its guard", constant)
                    .doesNotThrowAnyException();
        }
    }

    // asking for the parameters sends the text to be parsed, its parameters' types left open
    private static void prepare(String text) throws SQLException {
        try (var connection = TestDatabase.dataSource().getConnection();
                var statement = connection.prepareStatement(NamedSql.of(text).positional())) {
            statement.getParameterMetaData();
        }
    }

    @Test
    void noTextIsSentThatIsNotPrepared() {
        assertThat(SOURCES.strays())
                .as("Make it a private static final String of the class that sends it.")
                .isEmpty();
    }

    @Test
    void everyClassThatSendsTextsHasSome() {
        assertThat(texts().stream().map(Constant::type)).containsAll(SOURCES.senders());
        assertThat(SOURCES.senders()).hasSizeGreaterThan(30);
        assertThat(texts()).hasSizeGreaterThan(130);
    }
}
