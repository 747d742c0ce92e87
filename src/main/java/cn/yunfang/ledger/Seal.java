package cn.yunfang.ledger;

import cn.yunfang.crypto.Sm3;
import cn.yunfang.shared.Fen;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a day's entries came to when the day was over (China time). Whoever changes an entry, adds
 * one or takes one away changes the digest of its day, and with it those of all days after.
 *
 * @param hours 24 of them
 * @param previous digest of the day before, 64 zeros for the first day
 * @param digest of all the rest
 */
public record Seal(
        LocalDate day, List<Hour> hours, String previous, String digest, Instant sealedAt) {
    /**
     * The entries of an hour.
     *
     * @param digest SM3 of their lines, in the order of time, bucket, booking and number
     */
    public record Hour(long entries, Fen amount, String digest) {
        static final Hour EMPTY = new Hour(0, Fen.ZERO, Sm3.hex(new byte[0]));
    }

    /** Before the first day. */
    static final String NONE = "0".repeat(64);

    static Seal of(LocalDate day, List<Hour> hours, String previous, Instant at) {
        return new Seal(day, hours, previous, digest(day, hours, previous), at);
    }

    private static String digest(LocalDate day, List<Hour> hours, String previous) {
        var text =
                hours.stream()
                        .map(one -> one.entries + " " + one.amount.value() + " " + one.digest)
                        .collect(Collectors.joining("\n", previous + "\n" + day + "\n", "\n"));
        return Sm3.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the digest is that of what it says. */
    boolean isWhole() {
        return digest.equals(digest(day, hours, previous));
    }

    public long entries() {
        return hours.stream().mapToLong(Hour::entries).sum();
    }

    /** All amounts together. */
    public Fen amount() {
        return hours.stream().map(Hour::amount).reduce(Fen.ZERO, Fen::plus);
    }
}
