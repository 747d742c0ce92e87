package cn.yunfang.identity;

import cn.yunfang.shared.Sql;
import com.nimbusds.jose.jwk.ECKey;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SQL of {@code identity.signing_key}. */
final class SigningKeyTable {
    private static final String NEWEST =
            """
            select period, key
            from identity.signing_key
            order by period desc
            limit 3""";

    // two nodes may both make one; the first stays and both read it
    private static final String ADD =
            """
            insert into identity.signing_key (period, key, created_at)
            values (:period, :key, :at)
            on conflict do nothing""";

    private SigningKeyTable() {}

    static Sql<List<SigningKey>> newest() {
        return Sql.list(
                NEWEST,
                Map.of(),
                row -> new SigningKey(row.getLong("period"), parse(row.getString("key"))));
    }

    static Sql<@Nullable Void> add(SigningKey key, Instant now) {
        return Sql.write(
                ADD, Map.of("period", key.period(), "key", key.key().toJSONString(), "at", now));
    }

    private static ECKey parse(String json) throws SQLException {
        try {
            return ECKey.parse(json);
        } catch (ParseException e) {
            throw new SQLException("identity.signing_key holds a key that cannot be read", e);
        }
    }
}
