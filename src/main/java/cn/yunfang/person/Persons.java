package cn.yunfang.person;

import cn.yunfang.shared.Sql;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds insured persons; every answer is one statement to send. */
@Component
public class Persons {
    private final Clock clock;

    public Persons(Clock clock) {
        this.clock = clock;
    }

    public Sql<Optional<Person>> byNo(String personNo) {
        return PersonTable.byNo(personNo);
    }

    /** Several at once, those that there are. */
    public Sql<List<Person>> byNos(List<String> personNos) {
        return PersonTable.byNos(personNos);
    }

    /** By certificate type (psn_cert_type: 01 …, 90 social-security card) and number. */
    public Sql<Optional<Person>> byCertificate(String type, String number) {
        return PersonTable.byCertificate(type, number);
    }

    /** By e-voucher token that has not expired (ecToken). */
    public Sql<Optional<Person>> byVoucher(String token) {
        return PersonTable.byVoucher(token, clock.instant());
    }

    /**
     * By what was shown at the counter.
     *
     * @param type mdtrt_cert_type, with or without the zero: 01 e-voucher token, 02 ID number, 03
     *     card
     */
    public Sql<Optional<Person>> byProof(String type, String number) {
        return switch (type) {
            case "01", "1" -> byVoucher(number);
            case "03", "3" -> byCertificate("90", number);
            default -> byCertificate("01", number);
        };
    }

    /** By the QR code that the e-voucher application shows (ecQrCode of 1162). */
    public Sql<Optional<Voucher>> byVoucherCode(String ecQrCode) {
        return PersonTable.byVoucherCode(ecQrCode, clock.instant());
    }

    /** What a person's e-voucher shows now; empty when he has none that holds. */
    public Sql<Optional<OwnVoucher>> ownVoucher(String personNo) {
        return VoucherTable.own(personNo, clock.instant());
    }

    /** Adds persons with their card and e-voucher; those already there stay as they are. */
    public Sql<@Nullable Void> enrol(List<Enrolment> enrolments) {
        return PersonTable.enrol(enrolments);
    }

    /**
     * Where a person wants short messages from now on.
     *
     * @param phone 11 digits, "" for none
     */
    public Sql<@Nullable Void> reach(String personNo, String phone) {
        return PersonTable.reach(personNo, phone);
    }

    /** Where a person wants short messages; empty when he wants none. */
    public Sql<Optional<String>> phone(String personNo) {
        return PersonTable.phone(personNo);
    }

    /** Those of the persons who want short messages. */
    public Sql<Set<String>> withPhone(List<String> personNos) {
        return PersonTable.withPhone(personNos);
    }

    /** Whether anybody at all wants short messages. */
    public Sql<Boolean> anyPhone() {
        return PersonTable.anyPhone();
    }

    /**
     * A person to be enrolled.
     *
     * @param cardNo social-security card number (certificate type 90)
     * @param ecToken e-voucher token, 64 characters
     * @param ecQrCode what the e-voucher application shows, 28 characters
     * @param voucherUntil when token and QR code end
     */
    public record Enrolment(
            Person person, String cardNo, String ecToken, String ecQrCode, Instant voucherUntil) {
        private static final Instant NO_END = Instant.parse("9999-12-31T00:00:00Z");

        /** With a voucher that does not end, as demo data and tests want it. */
        public Enrolment(Person person, String cardNo, String ecToken, String ecQrCode) {
            this(person, cardNo, ecToken, ecQrCode, NO_END);
        }
    }

    /**
     * What an e-voucher application shows.
     *
     * @param ecQrCode 28 characters, what the QR code holds
     */
    public record OwnVoucher(String ecQrCode, Instant until) {}

    /** A shown e-voucher: its token and whose it is. */
    public record Voucher(String ecToken, Person person) {}
}
