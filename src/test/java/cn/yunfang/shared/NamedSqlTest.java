package cn.yunfang.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamedSqlTest {
    @Test
    void namesBecomePositionsInOrderAndMayRepeat() {
        var sql = NamedSql.of("update t set a = :b, c = :d2 where a = :b and x = :snake_case");
        assertThat(sql.positional()).isEqualTo("update t set a = ?, c = ? where a = ? and x = ?");
        assertThat(sql.names()).containsExactly("b", "d2", "b", "snake_case");
    }

    @Test
    void castsAndSlicesAreNoParameters() {
        var sql = NamedSql.of("select :a::jsonb, x::int[], y[1:2]");
        assertThat(sql.positional()).isEqualTo("select ?::jsonb, x::int[], y[1:2]");
        assertThat(sql.names()).containsExactly("a");
    }

    @Test
    void quotedTextNamesAndCommentsStayAsTheyAre() {
        var sql =
                NamedSql.of(
                        """
                        select 'it''s :not', ":neither" -- nor :this one's
                        from t where a = :a""");
        assertThat(sql.positional())
                .isEqualTo(
                        """
                        select 'it''s :not', ":neither" -- nor :this one's
                        from t where a = ?""");
        assertThat(sql.names()).containsExactly("a");
    }

    @Test
    void theOperatorQuestionMarkIsDoubledForTheDriverButNotInText() {
        assertThat(NamedSql.of("select a ? 'x?' from t where b = :b").positional())
                .isEqualTo("select a ?? 'x?' from t where b = ?");
    }

    @Test
    void dollarsAndBackslashesSurvive() {
        assertThat(NamedSql.of("select '$1 \\1', $$a$$ , :a").positional())
                .isEqualTo("select '$1 \\1', $$a$$ , ?");
    }
}
