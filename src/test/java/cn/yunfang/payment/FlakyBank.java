package cn.yunfang.payment;

import cn.yunfang.bank.Bank;
import cn.yunfang.bank.PretendingBank;
import cn.yunfang.shared.Fen;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The pretending bank behind a line that can be cut, and a platform that dies once the bank has
 * answered and before anything was written. Each has an account of its own in the ledger.
 */
final class FlakyBank implements Bank {
    /** The platform dies. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    final AtomicInteger asked = new AtomicInteger();
    volatile boolean silent;
    volatile boolean dies;

    private final PretendingBank bank;
    private final String code = "T%015d".formatted(ThreadLocalRandom.current().nextLong(1L << 49));
    private final Set<String> orders = ConcurrentHashMap.newKeySet();
    private final Set<String> refunds = ConcurrentHashMap.newKeySet();

    FlakyBank(PretendingBank bank) {
        this.bank = bank;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public boolean isOf(String token, Holder holder) throws IOException {
        cut();
        return bank.isOf(token, holder);
    }

    /** The signature that goes with a call-back. */
    String signature(byte[] body) {
        return bank.signature(body);
    }

    @Override
    public Answer pay(Order order) throws IOException {
        asked.incrementAndGet();
        orders.add(order.number());
        cut();
        return alive(bank.pay(order));
    }

    @Override
    public Answer refund(Refund refund) throws IOException {
        refunds.add(refund.number());
        cut();
        return alive(bank.refund(refund));
    }

    @Override
    public Answer query(String number) throws IOException {
        cut();
        return alive(bank.query(number));
    }

    @Override
    public Optional<Notice> read(byte[] body, String signature) {
        return bank.read(body, signature);
    }

    /** What lies there really, of all that was ever asked of it. */
    Fen money() {
        return new Fen((done(orders) - done(refunds)) * PayDesk.PRICE.value());
    }

    private long done(Set<String> numbers) {
        return numbers.stream().filter(one -> state(one) == State.DONE).count();
    }

    State state(String number) {
        try {
            return bank.query(number).state();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void cut() throws IOException {
        if (silent) {
            throw new IOException("the line is cut");
        }
    }

    private Answer alive(Answer answer) {
        if (dies) {
            throw new Crash();
        }
        return answer;
    }
}
