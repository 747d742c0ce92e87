package cn.yunfang.courier;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A courier company. A real one is a bean of this type; the demo has {@link PretendingCourier};
 * without any a pharmacy brings its parcels itself. All calls are idempotent by our own number:
 * asked again under the same number the courier does nothing twice. An {@link IOException} says
 * that the outcome is unknown, never that nothing happened. It is never told the code by which the
 * recipient signs; what he says at the door comes back in the notice.
 */
public interface Courier {
    /** Letters and digits. */
    String code();

    /** As people know it. */
    String name();

    /** Orders one parcel to be fetched and brought: ACCEPTED or REFUSED. */
    Answer place(Order order) throws IOException;

    /**
     * Nobody wants the parcel brought any more: CANCELLED when it was not fetched yet, TOO_LATE
     * when it is on its way and comes back, UNKNOWN when no such order was ever placed.
     */
    Answer cancel(String number) throws IOException;

    /** The last that happened to a parcel; empty when nothing did or nobody knows it. */
    Optional<Notice> query(String number) throws IOException;

    /**
     * What a call-back says; empty unless this courier has signed it.
     *
     * @param signature as the call-back's header has it
     */
    Optional<Notice> read(byte[] body, String signature);

    /** Degrees east and north, GCJ-02. */
    record Point(BigDecimal longitude, BigDecimal latitude) {
        private static final BigDecimal EAST = BigDecimal.valueOf(180);
        private static final BigDecimal NORTH = BigDecimal.valueOf(90);

        /** Whether there is such a place on earth. */
        public boolean isOnEarth() {
            return longitude.abs().compareTo(EAST) <= 0 && latitude.abs().compareTo(NORTH) <= 0;
        }
    }

    /** One end of the way. */
    record Place(String name, String phone, String address, Point point) {}

    /**
     * @param number ours, unique for ever; at most 24 letters and digits
     * @param cold to be kept at 2 to 8 ℃ all the way
     */
    record Order(String number, Place from, Place to, boolean cold, Instant promisedUntil) {}

    /** What became of what was asked. */
    enum State {
        ACCEPTED,
        REFUSED,
        CANCELLED,
        TOO_LATE,
        UNKNOWN
    }

    /**
     * @param why in the courier's words, "" when it needs none
     */
    record Answer(State state, String why) {}

    /** What happens to a parcel, in the order in which it does when all goes well. */
    enum Status {
        COLLECTED,
        ON_THE_WAY,
        ARRIVED,
        SIGNED,
        FAILED,
        RETURNING,
        LOST
    }

    /**
     * What the recipient gave at the door.
     *
     * @param code what he said; @param signature Base64 of what he wrote, else ""
     * @param signer who signed by hand
     */
    record Proof(String code, String signature, String signer) {
        public static final Proof NONE = new Proof("", "", "");
    }

    /**
     * One thing that happened. Notices come twice, late and out of order: {@code attempt} and
     * {@code status} say where each belongs.
     *
     * @param attempt which try to deliver, from 1; @param at when it happened
     * @param why of what failed, "" otherwise
     */
    record Notice(
            String number,
            int attempt,
            Status status,
            Instant at,
            Optional<Point> where,
            String why,
            Proof proof) {}
}
