package cn.yunfang.person;

import cn.yunfang.shared.Sql;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds insured persons; every answer is one statement to send. */
@Component
public class Persons {
    public Sql<Optional<Person>> byNo(String personNo) {
        throw new UnsupportedOperationException();
    }

    /** By certificate type (psn_cert_type) and number. */
    public Sql<Optional<Person>> byCertificate(String type, String number) {
        throw new UnsupportedOperationException();
    }

    /** By e-voucher token that has not expired (ecToken). */
    public Sql<Optional<Person>> byVoucher(String token) {
        throw new UnsupportedOperationException();
    }
}
