package cn.yunfang.registry;

import cn.yunfang.crypto.Sm2PrivateKey;
import cn.yunfang.shared.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SQL of {@code registry.certificate} and {@code registry.platform_key}, whose private keys go
 * through the {@link Vault}, and of {@code registry.change}.
 */
final class KeyTable {
    private static final String PLATFORM = "platform";

    private static final String CHANGE = "select number from registry.change";

    private static final String CERTIFICATES =
            """
            select institution, private_key, certificate, serial, subject
            from registry.certificate""";

    private static final String PUT_CERTIFICATE =
            """
            insert into registry.certificate
                (institution, private_key, certificate, serial, subject)
            values
                (:institution, :privateKey, :certificate, :serial, :subject)
            on conflict (institution) do update
            set private_key = excluded.private_key,
                certificate = excluded.certificate,
                serial = excluded.serial,
                subject = excluded.subject""";

    private static final String PLATFORM_KEY = "select private_key from registry.platform_key";

    private static final String ADD_PLATFORM_KEY =
            """
            insert into registry.platform_key (private_key)
            values (:privateKey)
            on conflict do nothing""";

    private KeyTable() {}

    /** How often the registry has changed. */
    static Sql<Long> change() {
        return Sql.read(
                CHANGE,
                Map.of(),
                rows -> {
                    rows.next();
                    return rows.getLong("number");
                });
    }

    /** By institution. */
    static Sql<Map<String, SigningCertificate>> certificates(Vault vault) {
        return Sql.read(
                CERTIFICATES,
                Map.of(),
                rows -> {
                    var all = new HashMap<String, SigningCertificate>();
                    while (rows.next()) {
                        all.put(rows.getString("institution"), certificate(vault, rows));
                    }
                    return Map.copyOf(all);
                });
    }

    static Sql<@Nullable Void> putCertificate(
            String institution, SigningCertificate one, Vault vault) {
        return Sql.write(
                PUT_CERTIFICATE,
                Map.of(
                        "institution", institution,
                        "privateKey", sealed(vault, institution, one.key()),
                        "certificate", one.certificate(),
                        "serial", one.serial(),
                        "subject", one.subject()));
    }

    static Sql<Optional<Sm2PrivateKey>> platformKey(Vault vault) {
        return Sql.first(
                PLATFORM_KEY, Map.of(), row -> key(vault, PLATFORM, row.getBytes("private_key")));
    }

    /** Only the first key ever added stays. */
    static Sql<@Nullable Void> addPlatformKey(Sm2PrivateKey key, Vault vault) {
        return Sql.write(ADD_PLATFORM_KEY, Map.of("privateKey", sealed(vault, PLATFORM, key)));
    }

    private static SigningCertificate certificate(Vault vault, ResultSet row) throws SQLException {
        return new SigningCertificate(
                key(vault, row.getString("institution"), row.getBytes("private_key")),
                row.getBytes("certificate"),
                row.getString("serial"),
                row.getString("subject"));
    }

    private static byte[] sealed(Vault vault, String owner, Sm2PrivateKey key) {
        return vault.seal(owner, key.base64().getBytes(StandardCharsets.US_ASCII));
    }

    private static Sm2PrivateKey key(Vault vault, String owner, byte[] stored) {
        return Sm2PrivateKey.ofBase64(
                new String(vault.open(owner, stored), StandardCharsets.US_ASCII));
    }
}
