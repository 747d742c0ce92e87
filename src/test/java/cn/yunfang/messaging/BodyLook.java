package cn.yunfang.messaging;

import cn.yunfang.shared.Database;
import cn.yunfang.shared.Sql;
import java.util.Map;

/** What a message says, as it is stored; the platform itself never shows it. */
final class BodyLook {
    private BodyLook() {}

    static String of(Database database, long id) {
        return database.read(
                Sql.read(
                        "select body from messaging.message where id = :id",
                        Map.of("id", id),
                        rows -> {
                            rows.next();
                            return rows.getString("body");
                        }));
    }
}
