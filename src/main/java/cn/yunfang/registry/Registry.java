package cn.yunfang.registry;

import cn.yunfang.crypto.Sm2PrivateKey;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who may take part. Answers from memory; changes in the tables are seen within two seconds. */
@Component
public class Registry {
    public Optional<Institution> institution(String code) {
        throw new UnsupportedOperationException();
    }

    public Optional<Practitioner> practitioner(String code) {
        throw new UnsupportedOperationException();
    }

    public Optional<Application> application(String appId) {
        throw new UnsupportedOperationException();
    }

    /** The application an institution signs its FSI messages with. */
    public Optional<Application> applicationOf(String institution) {
        throw new UnsupportedOperationException();
    }

    /** Pharmacies by distance from a point, nearest first. */
    public List<Institution> pharmaciesNear(double longitude, double latitude, int most) {
        throw new UnsupportedOperationException();
    }

    /** Institutions of one type in code order; all of them when the type is empty. */
    public List<Institution> institutions(Optional<Institution.Type> type) {
        throw new UnsupportedOperationException();
    }

    /** The key and certificate the platform signs with for an institution (CertId, §1.7). */
    public Optional<SigningCertificate> signingCertificate(String institution) {
        throw new UnsupportedOperationException();
    }

    /** The platform's own key; every answer of the national interface is signed with it. */
    public Sm2PrivateKey platformKey() {
        throw new UnsupportedOperationException();
    }
}
