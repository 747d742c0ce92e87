package cn.yunfang.identity;

import cn.yunfang.shared.Caller;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** A proven caller, by token or by session, and until when. */
final class SignedIn extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Caller caller;
    private final String application;
    private final Instant until;

    /**
     * @param application appId the token was given to, "" for a person
     */
    SignedIn(Caller caller, String application, Instant until) {
        super(AuthorityUtils.createAuthorityList("ROLE_" + caller.role().name()));
        this.caller = caller;
        this.application = application;
        this.until = until;
        setAuthenticated(true);
    }

    /** Who is signed in to the request this thread serves. */
    static Optional<SignedIn> now() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn in
                ? Optional.of(in)
                : Optional.empty();
    }

    /** The caller of the request this thread serves. */
    static Optional<Caller> current() {
        return now().map(SignedIn::caller);
    }

    Caller caller() {
        return caller;
    }

    String application() {
        return application;
    }

    Instant until() {
        return until;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getPrincipal() {
        return caller.actor();
    }

    // two are the same only when they are the same object: none is stored anywhere
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
