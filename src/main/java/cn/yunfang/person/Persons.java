package cn.yunfang.person;

import cn.yunfang.shared.Sql;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /** By the QR code that the e-voucher application shows (ecQrCode of 1162). */
    public Sql<Optional<Voucher>> byVoucherCode(String ecQrCode) {
        throw new UnsupportedOperationException();
    }

    /** Adds persons with their card and e-voucher; those already there stay as they are. */
    public Sql<@Nullable Void> enrol(List<Enrolment> enrolments) {
        throw new UnsupportedOperationException();
    }

    /**
     * A person to be enrolled.
     *
     * @param cardNo social-security card number (certificate type 90)
     * @param ecToken e-voucher token; @param ecQrCode what its application shows
     */
    public record Enrolment(Person person, String cardNo, String ecToken, String ecQrCode) {}

    /** A shown e-voucher: its token and whose it is. */
    public record Voucher(String ecToken, Person person) {}
}
