package cn.yunfang.national;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The envelopes without HTTP, for what the platform sends to itself to try an operation. */
@Component
public class Envelopes {
    /**
     * An operation that can be tried.
     *
     * @param name last path segment of profile A, or infno
     * @param medical whether hospitals may ask; @param pharmacy whether pharmacies may
     */
    public record Known(String name, boolean fsi, boolean medical, boolean pharmacy) {}

    private final ProfileA profileA;
    private final FsiDoor fsi;
    private final List<Known> known;

    Envelopes(ProfileA profileA, FsiDoor fsi, List<Operation> operations) {
        this.profileA = profileA;
        this.fsi = fsi;
        this.known =
                operations.stream()
                        .map(Envelopes::known)
                        .sorted((one, other) -> one.name().compareTo(other.name()))
                        .toList();
    }

    private static Known known(Operation one) {
        return new Known(
                one.name(),
                one.name().matches("\\d{4}[A-Z]?"),
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
