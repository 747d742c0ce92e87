package cn.yunfang.identity;

import cn.yunfang.shared.Caller;
import java.util.Optional;
import org.springframework.security.oauth2.core.ClaimAccessor;

/**
 * What an outside issuer says of somebody, in a token or at a log-in.
 *
 * @param institution code of the institution, or the division a bureau is for; "" for none
 */
record OutsideClaims(Caller.Role role, String institution, String actor) {
    private static final String SUBJECT = "sub";

    /** Empty when a role we know or a person is missing. */
    static Optional<OutsideClaims> read(ClaimAccessor said, IdentitySettings.Claims names) {
        var actor =
                Optional.ofNullable(said.getClaimAsString(names.actor()))
                        .or(() -> Optional.ofNullable(said.getClaimAsString(SUBJECT)));
        var institution = Optional.ofNullable(said.getClaimAsString(names.institution()));
        return Tokens.role(said.getClaimAsString(names.role()))
                .flatMap(
                        role ->
                                actor.map(
                                        who ->
                                                new OutsideClaims(
                                                        role, institution.orElse(""), who)));
    }

    Caller caller() {
        return new Caller(role, institution, actor, Optional.empty());
    }

    NamedPerson person() {
        boolean bureau = role == Caller.Role.CLERK || role == Caller.Role.REGULATOR;
        return new NamedPerson(
                role.name(), actor, bureau ? "" : institution, bureau ? institution : "");
    }
}
