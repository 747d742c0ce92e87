package cn.yunfang.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yunfang.TestDatabase;
import cn.yunfang.YunfangTest;
import cn.yunfang.chronic.Filing;
import cn.yunfang.chronic.Filings;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@YunfangTest
class PersonalAccountsModuleTests {
    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.dataSource());

    @Autowired Database database;
    @Autowired PersonalAccounts accounts;
    @Autowired Filings filings;

    @Test
    void opensAnAccountOnceAndBooksItAgainstTheFund() {
        var rich = person();
        var poor = person();

        assertThat(database.commit(accounts.open(Map.of(rich, new Fen(12_345), poor, Fen.ZERO))))
                .isEmpty();
        assertThat(database.commit(accounts.open(Map.of(rich, new Fen(99_999))))).isEmpty();

        assertThat(database.read(accounts.balance(rich))).isEqualTo(new Fen(12_345));
        assertThat(database.read(accounts.balance(poor))).isEqualTo(Fen.ZERO);
        assertThat(booked("account:" + rich)).containsExactly(12_345L);
        assertThat(booked("account:" + poor)).isEmpty();
    }

    @Test
    void hasNothingForAPersonWithoutAccount() {
        assertThat(database.read(accounts.balance(person()))).isEqualTo(Fen.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger.entry set amount_fen = 1",
                "delete from ledger.entry",
                "truncate ledger.entry"
            })
    void refusesToChangeWhatIsBooked(String statement) {
        assertThatThrownBy(() -> jdbc.sql(statement).update()).hasMessageContaining("append-only");
    }

    @Test
    void refusesABalanceBelowZero() {
        var person = person();
        database.commit(accounts.open(Map.of(person, new Fen(10))));

        assertThatThrownBy(
                        () ->
                                jdbc.sql(
                                                """
                                                update settlement.person
                                                set account_fen = account_fen - 11
                                                where person_no = ?""")
                                        .param(person)
                                        .update())
                .hasMessageContaining("person_account_fen_check");
    }

    @Test
    void keepsFilingsAsTheyWereFirstFiled() {
        var person = person();
        var first = filing(person, "高血压");

        database.commit(filings.file(List.of(first, filing(person(), "高血压"))));
        database.commit(filings.file(List.of(filing(person, "高血压病"))));

        assertThat(database.read(filings.of(person))).containsExactly(first);
        assertThat(first.inForceOn(LocalDate.of(2026, 1, 1))).isTrue();
        assertThat(first.inForceOn(LocalDate.of(2027, 1, 1))).isFalse();
    }

    private static Filing filing(String person, String name) {
        return new Filing(
                person, "M03900", name, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
    }

    private List<Long> booked(String credited) {
        return jdbc.sql("select amount_fen from ledger.entry where credit = ?")
                .param(credited)
                .query(Long.class)
                .list();
    }

    private static String person() {
        return "T" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }
}
