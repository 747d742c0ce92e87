package cn.yunfang.registry;

import cn.yunfang.crypto.Sm2PublicKey;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.Sql;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Changes the registry: what is registered again replaces what was there. This node sees a change
 * at once, the others within two seconds. Each call answers how many rows it was about.
 */
@Component
public class Registrar {
    private static final Pattern INSTITUTION = Pattern.compile("[HP]\\d{11}");
    private static final Pattern DIVISION = Pattern.compile("\\d{6}");
    // the message key is made of the first 16 characters of each (national-interface §1.3)
    private static final int SECRET_CHARACTERS = 16;

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int LONGEST_URL = 500;

    private final Database database;
    private final Registry registry;
    private final Vault vault;
    private final Clock clock;

    Registrar(Database database, Registry registry, Vault vault, Clock clock) {
        this.database = database;
        this.registry = registry;
        this.vault = vault;
        this.clock = clock;
    }

    public Outcome<Integer> registerInstitutions(List<Institution> all) {
        return first(all, Registrar::wrong)
                .<Outcome<Integer>>map(Outcome::refused)
                .orElseGet(() -> commit(all.size(), List.of(InstitutionTable.put(all))));
    }

    public Outcome<Integer> registerPractitioners(List<Practitioner> all) {
        return first(all, this::wrong)
                .<Outcome<Integer>>map(Outcome::refused)
                .orElseGet(() -> commit(all.size(), List.of(PractitionerTable.put(all))));
    }

    public Outcome<Integer> registerApplications(List<Application> all) {
        var at = clock.instant();
        return first(all, this::wrong)
                .<Outcome<Integer>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                commit(
                                        all.size(),
                                        all.stream()
                                                .<Sql<?>>map(
                                                        one -> ApplicationTable.put(one, vault, at))
                                                .toList()));
    }

    /** Gives institutions the key and certificate that the platform signs with for them. */
    public Outcome<Integer> certify(Map<String, SigningCertificate> certificates) {
        return first(certificates.keySet(), this::unknown)
                .<Outcome<Integer>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                commit(
                                        certificates.size(),
                                        certificates.entrySet().stream()
                                                .<Sql<?>>map(
                                                        one ->
                                                                KeyTable.putCertificate(
                                                                        one.getKey(),
                                                                        one.getValue(),
                                                                        vault))
                                                .toList()));
    }

    /** Ends an application's access for good. */
    public Outcome<Integer> revokeApplication(String appId) {
        return written(1, database.commit(ApplicationTable.revoke(appId)), appId);
    }

    /** Sets the first and the last day of a designation. */
    public Outcome<Integer> designate(String institution, LocalDate from, LocalDate to) {
        return period(institution, from, to)
                .<Outcome<Integer>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                written(
                                        1,
                                        database.commit(
                                                InstitutionTable.designate(institution, from, to)),
                                        institution));
    }

    /**
     * Sets where the system of an institution of the office's region takes the platform's messages:
     * an absolute http or https address without user and fragment.
     */
    public Outcome<Integer> pushTo(Caller office, String institution, URI endpoint) {
        return inRegion(office, institution)
                .then(
                        _ ->
                                wrong(endpoint)
                                        .<Outcome<String>>map(Outcome::refused)
                                        .orElseGet(() -> Outcome.done(institution)))
                .then(code -> commit(1, List.of(EndpointTable.put(code, endpoint))));
    }

    /** Ends the pushes to an institution. */
    public Outcome<Integer> pushNoMore(Caller office, String institution) {
        return inRegion(office, institution)
                .then(code -> commit(1, List.of(EndpointTable.remove(code))));
    }

    /** Sets when pharmacies are open and whether they deliver. */
    public Outcome<Integer> registerStorefronts(Map<String, Storefront> all) {
        return first(all.entrySet(), one -> wrong(one.getKey(), one.getValue()))
                .<Outcome<Integer>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                commit(
                                        all.size(),
                                        all.entrySet().stream()
                                                .<Sql<?>>map(
                                                        one ->
                                                                StorefrontTable.put(
                                                                        one.getKey(),
                                                                        one.getValue()))
                                                .toList()));
    }

    /** The same for one, by the pharmacy itself or by an office of its region. */
    public Outcome<Integer> registerStorefront(Caller caller, String pharmacy, Storefront shop) {
        var whose =
                caller.role() == Caller.Role.PHARMACY
                        ? own(caller, pharmacy)
                        : inRegion(caller, pharmacy);
        return whose.then(code -> registerStorefronts(Map.of(code, shop)));
    }

    private static Outcome<String> own(Caller caller, String code) {
        return caller.institution().equals(code)
                ? Outcome.done(code)
                : Outcome.refused(Reason.NOT_ALLOWED);
    }

    private Outcome<String> inRegion(Caller office, String code) {
        return office.region()
                .then(
                        region ->
                                registry.institution(code)
                                        .filter(one -> one.division().startsWith(region))
                                        .<Outcome<String>>map(_ -> Outcome.done(code))
                                        .orElseGet(
                                                () ->
                                                        Outcome.refused(
                                                                Reason.INSTITUTION_UNKNOWN, code)));
    }

    private Outcome<Integer> commit(int rows, List<Sql<?>> writes) {
        return written(rows, database.commit(writes), "");
    }

    private Outcome<Integer> written(int rows, Optional<Reason> missed, String subject) {
        if (missed.isPresent()) {
            return Outcome.refused(missed.get(), subject);
        }
        registry.reload();
        return Outcome.done(rows);
    }

    private static <T> Optional<Refusal> first(
            Iterable<T> all, Function<T, Optional<Refusal>> check) {
        for (var one : all) {
            var wrong = check.apply(one);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> wrong(Institution one) {
        if (!INSTITUTION.matcher(one.code()).matches()
                || one.isPharmacy() != one.code().startsWith("P")) {
            return invalid("code", "机构代码", one.code());
        }
        if (!DIVISION.matcher(one.division()).matches()) {
            return invalid("division", "行政区划", one.division());
        }
        return period(one.code(), one.designatedFrom(), one.designatedTo());
    }

    private static Optional<Refusal> wrong(URI endpoint) {
        boolean right =
                endpoint.getScheme() != null
                        && SCHEMES.contains(endpoint.getScheme())
                        && endpoint.getHost() != null
                        && endpoint.getRawUserInfo() == null
                        && endpoint.getRawFragment() == null
                        && endpoint.toString().length() <= LONGEST_URL;
        return right ? Optional.empty() : invalid("url", "推送地址", "https://host[:port]/path");
    }

    private Optional<Refusal> wrong(String pharmacy, Storefront shop) {
        return registry.institution(pharmacy).filter(one -> !one.isPharmacy()).isPresent()
                ? Optional.of(Refusal.of(Reason.WRONG_INSTITUTION_TYPE))
                : unknown(pharmacy).or(shop::wrong);
    }

    private Optional<Refusal> wrong(Practitioner one) {
        return unknown(one.institution())
                .or(() -> period(one.code(), one.licensedFrom(), one.licensedTo()));
    }

    private Optional<Refusal> wrong(Application one) {
        if (one.appId().length() < SECRET_CHARACTERS) {
            return invalid("appId", "应用编号", one.appId());
        }
        if (one.appSecret().length() < SECRET_CHARACTERS) {
            return invalid("appSecret", "应用密钥", "< " + SECRET_CHARACTERS);
        }
        try {
            Sm2PublicKey.ofBase64(one.publicKey());
        } catch (IllegalArgumentException e) {
            return invalid("publicKey", "公钥", one.publicKey());
        }
        return unknown(one.institution());
    }

    private Optional<Refusal> unknown(String institution) {
        return registry.institution(institution).isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.of(Reason.INSTITUTION_UNKNOWN, institution));
    }

    private static Optional<Refusal> period(String of, LocalDate from, LocalDate to) {
        return from.isAfter(to)
                ? invalid("to", "截止日期", of + " " + from + " > " + to)
                : Optional.empty();
    }

    private static Optional<Refusal> invalid(String field, String chinese, String value) {
        return Optional.of(Refusal.invalid(field, chinese, value));
    }
}
