package cn.yunfang.simulation;

import cn.yunfang.crypto.DemoCertificateAuthority;
import cn.yunfang.crypto.Sm2PrivateKey;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registrar;
import cn.yunfang.registry.Registry;
import cn.yunfang.registry.SigningCertificate;
import cn.yunfang.shared.Outcome;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Registers the demo city's institutions, staff, applications and signing certificates. */
@Component
@ConditionalOnBooleanProperty("yunfang.demo")
final class DemoSites {
    private final Registrar registrar;
    private final Registry registry;

    DemoSites(Registrar registrar, Registry registry) {
        this.registrar = registrar;
        this.registry = registry;
    }

    void register(List<Site> sites) {
        must(registrar.registerInstitutions(sites.stream().map(Site::institution).toList()));
        must(registrar.registerStorefronts(DemoShops.of(sites)));
        must(
                registrar.registerPractitioners(
                        sites.stream().flatMap(site -> site.staff().stream()).toList()));
        must(registrar.registerApplications(sites.stream().map(Site::application).toList()));
        must(registrar.certify(newCertificates(sites)));
    }

    private Map<String, SigningCertificate> newCertificates(List<Site> sites) {
        var random = new SecureRandom();
        var authority = new DemoCertificateAuthority();
        return sites.stream()
                .map(Site::institution)
                .filter(one -> registry.signingCertificate(one.code()).isEmpty())
                .collect(
                        Collectors.toMap(
                                Institution::code,
                                one ->
                                        certificate(
                                                authority, one, Sm2PrivateKey.generate(random))));
    }

    private static SigningCertificate certificate(
            DemoCertificateAuthority authority, Institution one, Sm2PrivateKey key) {
        // a credit code that GB 32100 does not assign: it would begin with 1, 5, 9, A, N or Y
        var creditCode = "ZZ990000" + "YF" + one.code().substring(4);
        var issued =
                authority.issue(
                        one.code(), one.name(), one.division(), creditCode, key.publicKey());
        return new SigningCertificate(key, issued.certificate(), issued.serial(), issued.subject());
    }

    /** Whatever builds the city is taken. */
    static void must(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?>(var refusal)) {
            throw new IllegalStateException("the demo city was refused: " + refusal.message());
        }
    }
}
