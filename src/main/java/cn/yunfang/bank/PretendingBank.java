package cn.yunfang.bank;

import cn.yunfang.bank.PretendedTable.Stored;
import cn.yunfang.crypto.Sm2PrivateKey;
import cn.yunfang.crypto.Sm2PublicKey;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Sql;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves no money: what it is asked ends in {@code bank.pretended_order}, so it survives a restart
 * as a bank would. So that failure can be tried out, cards whose token ends in 0001 to 0009
 * misbehave, each in a way of its own ({@link CardKind}), and one that ends in 0010 is somebody
 * else's, whoever asks.
 */
public final class PretendingBank implements Bank {
    /** Of its account in the ledger, {@code bank:PRETEND}. */
    public static final String CODE = "PRETEND";

    private static final Logger LOG = LoggerFactory.getLogger(PretendingBank.class);
    private static final String ANOTHERS = "0010";
    private static final String FIRST_ROUND = "00";

    private final Database database;
    private final Clock clock;
    private final Sm2PrivateKey key;
    private final Sm2PublicKey publicKey;

    PretendingBank(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        key = key(database);
        publicKey = key.publicKey();
        LOG.warn("the bank pretends: card payments end in bank.pretended_order, no money moves");
    }

    // one for the installation, whichever node comes first
    private static Sm2PrivateKey key(Database database) {
        var made = Sm2PrivateKey.generate(new SecureRandom()).base64();
        database.commit(PretendedTable.keepKey(made));
        return Sm2PrivateKey.ofBase64(database.read(PretendedTable.key()));
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public boolean isOf(String token, Holder holder) {
        return !token.endsWith(ANOTHERS);
    }

    @Override
    public Answer pay(Order order) throws IOException {
        var kind = CardKind.of(order.token());
        var now = clock.instant();
        var state =
                switch (kind.paying) {
                    case AT_ONCE, LATER, ANSWER_LOST -> State.DONE;
                    case DECLINED -> State.DECLINED;
                    case REQUEST_LOST -> State.UNKNOWN;
                };
        var writes = new ArrayList<Sql<?>>();
        writes.add(PretendedTable.ask(order, state, now.plus(kind.delay()), now));
        if (state == State.DONE) {
            var all = kind.callsBack(); // a request that comes again calls nobody back again
            for (var told : all) {
                var notice = new Notice(order.number(), told, order.amount());
                writes.add(PretendedTable.callBack(notice, all.size(), now.plus(kind.delay())));
            }
        }
        database.commit(writes);
        if (kind.paying == CardKind.Paying.ANSWER_LOST) {
            throw new SocketTimeoutException("the bank's answer did not arrive");
        }
        return answered(order.number(), kind.paying == CardKind.Paying.REQUEST_LOST);
    }

    @Override
    public Answer refund(Refund refund) throws IOException {
        var now = clock.instant();
        var order = database.read(PretendedTable.find(refund.order(), now));
        if (order.isEmpty() || order.get().state() != State.DONE) {
            return new Answer(State.DECLINED, "没有可退的支付 nothing to give back");
        }
        var kind = CardKind.of(order.get().token());
        var state =
                switch (kind.refunding) {
                    case AT_ONCE, ANSWER_LOST -> State.DONE;
                    case FIRST_DECLINED ->
                            refund.number().endsWith(FIRST_ROUND) ? State.DECLINED : State.DONE;
                    case REQUEST_LOST -> State.UNKNOWN;
                };
        if (state != State.UNKNOWN) {
            database.commit(PretendedTable.ask(refund, state, now));
        }
        if (state == State.UNKNOWN || kind.refunding == CardKind.Refunding.ANSWER_LOST) {
            throw new SocketTimeoutException("the bank's answer did not arrive");
        }
        return query(refund.number());
    }

    @Override
    public Answer query(String number) throws IOException {
        return answer(number, database.read(PretendedTable.find(number, clock.instant())));
    }

    // a request that got lost is answered when it comes a second time
    private Answer answered(String number, boolean mayBeLost) throws IOException {
        var found = database.read(PretendedTable.find(number, clock.instant()));
        if (mayBeLost && found.isEmpty()) {
            throw new SocketTimeoutException("the bank did not answer");
        }
        return answer(number, found);
    }

    private static Answer answer(String number, Optional<Stored> found) {
        return found.map(
                        one ->
                                new Answer(
                                        one.state(),
                                        one.state() == State.DECLINED
                                                ? "余额不足或账户异常 insufficient funds or account blocked"
                                                : ""))
                .orElseGet(() -> new Answer(State.UNKNOWN, ""));
    }

    @Override
    public Optional<Notice> read(byte[] body, String signature) {
        try {
            if (!publicKey.verify(body, Base64.getDecoder().decode(signature))) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Fields.parse(body).flatMap(PretendingBank::notice);
    }

    private static Optional<Notice> notice(Fields said) {
        return Arrays.stream(State.values())
                .filter(one -> one.name().equals(said.text("state")))
                .findFirst()
                .map(
                        state ->
                                new Notice(
                                        said.text("number"),
                                        state,
                                        Fen.ofYuan(new BigDecimal(said.text("amount")))));
    }

    /** A call-back as it is sent: its body. */
    public static byte[] body(Notice notice) {
        var said = new LinkedHashMap<String, Object>();
        said.put("number", notice.number());
        said.put("state", notice.state().name());
        said.put("amount", notice.amount().yuan());
        return Json.text(said).getBytes(StandardCharsets.UTF_8);
    }

    /** And the signature that goes with it: Base64 of SM2 over the body. */
    public String signature(byte[] body) {
        return Base64.getEncoder().encodeToString(key.sign(body));
    }
}
