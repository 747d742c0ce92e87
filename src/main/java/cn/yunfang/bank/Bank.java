package cn.yunfang.bank;

import cn.yunfang.shared.Fen;
import java.io.IOException;
import java.util.Optional;

/**
 * A bank or card network that takes money from a bound card. A real one is a bean of this type; the
 * demo has {@link PretendingBank}; without any no payment by card can be started. All calls are
 * idempotent by our own number: asked again under the same number the bank does nothing twice and
 * answers what became of it. An {@link IOException} says that the outcome is unknown, never that
 * nothing happened.
 */
public interface Bank {
    /** Of its account in the ledger, {@code bank:CODE}: letters and digits. */
    String code();

    /** Whether the token stands for a card of this person; asked before a card is bound. */
    boolean isOf(String token, Holder holder) throws IOException;

    /** Takes the amount from the card that the token stands for. */
    Answer pay(Order order) throws IOException;

    /** Gives a whole order's amount back. */
    Answer refund(Refund refund) throws IOException;

    /** What became of an order or a refund. */
    Answer query(String number) throws IOException;

    /**
     * What a call-back says; empty unless this bank has signed it.
     *
     * @param signature as the call-back's header has it
     */
    Optional<Notice> read(byte[] body, String signature);

    /**
     * @param certType of the certificate, as the national interface codes it
     */
    record Holder(String name, String certType, String certNo) {}

    /**
     * @param number ours, unique for ever; at most 24 letters and digits
     * @param token what the bank gave for the card, never the card's own number
     */
    record Order(String number, String token, Fen amount) {}

    /**
     * @param number ours, unique for ever; @param order the number of the order it gives back
     */
    record Refund(String number, String order, Fen amount) {}

    /** What became of what a number stands for. */
    enum State {
        /** The money has moved. */
        DONE,
        /** It has not and will not under this number. */
        DECLINED,
        /** The bank is at it. */
        PENDING,
        /** The bank has never heard of the number. */
        UNKNOWN
    }

    /**
     * @param why in the bank's words, "" when done
     */
    record Answer(State state, String why) {}

    /** The same told by the bank of itself. */
    record Notice(String number, State state, Fen amount) {}
}
