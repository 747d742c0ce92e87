package cn.yunfang.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.stereotype.Component;

/** Outside OIDC issuers where people may log in, as {@code spring.security.oauth2.client} says. */
@Component
public class LogInProviders {
    private static final String BEGIN = "/oauth2/authorization/";

    private final Optional<InMemoryClientRegistrationRepository> issuers;

    LogInProviders(ObjectProvider<InMemoryClientRegistrationRepository> issuers) {
        this.issuers = Optional.ofNullable(issuers.getIfAvailable());
    }

    /**
     * An outside place to log in.
     *
     * @param href where the browser has to go
     */
    @Schema(name = "LoginProvider")
    public record Provider(String id, String name, String href) {}

    /** Those who say who somebody is; a mere OAuth 2 server does not. */
    public List<Provider> all() {
        return issuers.stream()
                .flatMap(all -> StreamSupport.stream(all.spliterator(), false))
                .filter(one -> one.getScopes().contains(OidcScopes.OPENID))
                .map(LogInProviders::provider)
                .toList();
    }

    Optional<InMemoryClientRegistrationRepository> issuers() {
        return issuers;
    }

    private static Provider provider(ClientRegistration one) {
        return new Provider(
                one.getRegistrationId(), one.getClientName(), BEGIN + one.getRegistrationId());
    }
}
