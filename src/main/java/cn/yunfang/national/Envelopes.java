package cn.yunfang.national;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The envelopes without HTTP, for what the platform sends to itself to try an operation. */
@Component
public class Envelopes {
    /**
     * An operation that can be tried.
     *
     * @param name last path segment of profile A, or infno; of profile C after its release, since
     *     one number means different things in the two: {@code C1 7202}
     * @param profile A, FSI, C1 or C2
     * @param operation what it is called in profile A; its own name where that has none
     * @param medical whether hospitals may ask; @param pharmacy whether pharmacies may
     */
    public record Known(
            String name, String profile, String operation, boolean medical, boolean pharmacy) {
        /** Whether it comes in the FSI envelope. */
        public boolean fsi() {
            return !profile.equals("A");
        }

        /** Number in the FSI envelope. */
        public String infno() {
            return name.substring(name.indexOf(' ') + 1);
        }
    }

    private final ProfileA profileA;
    private final FsiDoor fsi;
    private final List<Known> known;

    Envelopes(ProfileA profileA, FsiDoor fsi, ProfileC profileC, List<Operation> operations) {
        this.profileA = profileA;
        this.fsi = fsi;
        this.known =
                Stream.concat(operations.stream().map(Envelopes::known), profileC.known())
                        .sorted((one, other) -> one.name().compareTo(other.name()))
                        .toList();
    }

    private static Known known(Operation one) {
        return new Known(
                one.name(),
                one.name().matches("\\d{4}[A-Z]?") ? "FSI" : "A",
                one.name(),
                one.side() != Operation.Side.PHARMACY,
                one.side() != Operation.Side.MEDICAL);
    }

    /** All operations, by name. */
    public List<Known> operations() {
        return known;
    }

    /** Answers an encrypted and signed message; both are JSON in UTF-8. */
    public byte[] profileA(String operation, byte[] message) {
        return profileA.answer(operation, message);
    }

    /** Answers an FSI message that came with these gateway headers. */
    public byte[] fsi(Map<String, String> headers, byte[] message) {
        return fsi.answer(name -> headers.getOrDefault(name, ""), message);
    }

    /** The gateway's signature over an application's secret (national-interface §1.8 a). */
    public static String gatewaySignature(String timestamp, String secret, String nonce) {
        return TifAuthentication.signature(timestamp, secret, nonce);
    }
}
