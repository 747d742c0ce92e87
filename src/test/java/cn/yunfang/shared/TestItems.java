package cn.yunfang.shared;

import cn.yunfang.TestDatabase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A small table of our own and the statements for it. */
final class TestItems {
    static final String ADD = "insert into shared_test.item (no, name) values (:no, :name)";

    static final String RENAME = "update shared_test.item set name = :name where no = :no";

    static final String NAMES = "select name from shared_test.item where no = any(:nos)";

    private TestItems() {}

    static void createTable() {
        var jdbc = JdbcClient.create(TestDatabase.dataSource());
        jdbc.sql("drop schema if exists shared_test cascade").update();
        jdbc.sql("create schema shared_test").update();
        jdbc.sql("create table shared_test.item (no int primary key, name text)").update();
    }

    static void emptyTable() {
        JdbcClient.create(TestDatabase.dataSource()).sql("delete from shared_test.item").update();
    }

    static Map<String, Object> row(int no, String name) {
        return Map.of("no", no, "name", name);
    }

    static Map<String, @Nullable Object> nameless(int no) {
        var params = new LinkedHashMap<String, @Nullable Object>();
        params.put("no", no);
        params.put("name", null);
        return params;
    }

    static Sql<Optional<String>> name(int no) {
        return Sql.first(NAMES, Map.of("nos", new int[] {no}), row -> row.getString(1));
    }

    static Sql<@Nullable Void> add(int no, String name) {
        return Sql.write(ADD, Map.of("no", no, "name", name));
    }

    static Sql<@Nullable Void> renameExactly(int no, String name) {
        return Sql.writeExactly(
                1, RENAME, Map.of("no", no, "name", name), Reason.CHANGED_MEANWHILE);
    }
}
