package cn.yunfang.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class VaultTest {
    private static final String KEY = base64("0123456789abcdef0123456789abcdef");
    private static final String OTHER_KEY = base64("fedcba9876543210fedcba9876543210");
    private static final byte[] SECRET = "SYNTHETICSECRET".getBytes(StandardCharsets.UTF_8);

    @Test
    void opensWhatItSealed() {
        var stored = new Vault(KEY).seal("app", SECRET);

        assertThat(new Vault(KEY).open("app", stored)).isEqualTo(SECRET);
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("SECRET");
    }

    @Test
    void sealsTheSameSecretDifferentlyEachTime() {
        var vault = new Vault(KEY);

        assertThat(vault.seal("app", SECRET)).isNotEqualTo(vault.seal("app", SECRET));
    }

    @Test
    void readsUnsealedSecretsAfterAMasterKeyIsIntroduced() {
        var stored = new Vault("").seal("app", SECRET);

        assertThat(new Vault(KEY).open("app", stored)).isEqualTo(SECRET);
    }

    @Test
    void secretMovedToAnotherRowDoesNotOpen() {
        var stored = new Vault(KEY).seal("app", SECRET);

        assertThatThrownBy(() -> new Vault(KEY).open("other app", stored))
                .hasMessageContaining("damaged");
    }

    @Test
    void wrongOrMissingMasterKeyIsNamed() {
        var stored = new Vault(KEY).seal("app", SECRET);

        assertThatThrownBy(() -> new Vault(OTHER_KEY).open("app", stored))
                .hasMessageContaining("another YUNFANG_MASTER_KEY");
        assertThatThrownBy(() -> new Vault("").open("app", stored))
                .hasMessageContaining("set YUNFANG_MASTER_KEY");
        assertThatThrownBy(() -> new Vault(base64("short"))).hasMessageContaining("32 bytes");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
