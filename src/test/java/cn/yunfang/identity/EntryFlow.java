package cn.yunfang.identity;

import cn.yunfang.simulation.ApiFlow;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Behind a proxy that ends TLS, with an outside issuer and with low limits. */
@TestPropertySource(
        properties = {
            "server.forward-headers-strategy=native",
            "yunfang.identity.limits.log-ins-by-address=12",
            "yunfang.identity.limits.failures-by-account=4",
            "yunfang.identity.limits.requests-by-session=15"
        })
abstract class EntryFlow extends ApiFlow {
    static final OidcProvider PROVIDER = new OidcProvider();

    Browser browser;

    @DynamicPropertySource
    static void outsideIssuer(DynamicPropertyRegistry properties) {
        var client = "spring.security.oauth2.client.registration.city.";
        properties.add(client + "client-id", () -> OidcProvider.CLIENT);
        properties.add(client + "client-secret", () -> OidcProvider.SECRET);
        properties.add(client + "client-name", () -> "统一身份认证");
        properties.add(client + "scope", () -> "openid");
        properties.add("spring.security.oauth2.client.provider.city.issuer-uri", PROVIDER::issuer);
    }

    /** From an address that no other test uses, over TLS. */
    @BeforeEach
    void open() {
        browser = new Browser(api);
        from(anAddress());
        browser.header("X-Forwarded-Proto", "https");
        browser.header("X-Forwarded-Port", "443");
    }

    void from(String address) {
        browser.header("X-Forwarded-For", address);
    }

    static String anAddress() {
        int n = UUID.randomUUID().hashCode();
        return "203.%d.%d.%d".formatted(n >>> 24 & 255, n >>> 16 & 255, n & 255);
    }
}
