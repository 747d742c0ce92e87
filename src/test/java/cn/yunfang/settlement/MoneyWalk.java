package cn.yunfang.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.person.LinkFamily;
import cn.yunfang.settlement.Sent.Fate;
import cn.yunfang.settlement.WalkCity.Buyer;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** Random messages of a clinic and a pharmacy; every answer is held against the model. */
final class MoneyWalk {
    /** The use cases that it walks through. */
    record Verbs(Settle settle, UndoSettlement undo, ReverseByMsgid reverse, LinkFamily link) {}

    /** Line of a person's prescription. */
    private record Line(Buyer buyer, int no) {}

    private final WalkCity city;
    private final Verbs verbs;
    private final Random random;
    private final Crashes crashes;
    private final FamilyWalk family;
    private final List<Sent> all = new ArrayList<>();
    private final Map<Line, Sent> standing = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private int serial;

    MoneyWalk(WalkCity city, Verbs verbs, DataSource dataSource, long seed) {
        this.city = city;
        this.verbs = verbs;
        this.random = new Random(seed);
        this.crashes = new Crashes(dataSource, random);
        this.family = new FamilyWalk(city, verbs.link, random);
    }

    List<Sent> all() {
        return all;
    }

    int crashes() {
        return crashes.happened();
    }

    /** The last steps in words. */
    String told() {
        return String.join("\n", told.subList(Math.max(0, told.size() - 40), told.size()));
    }

    /** One step; answers the message it was about, none when there was nothing to do. */
    Optional<Sent> step() {
        return switch (random.nextInt(15)) {
            case 0, 1, 2, 3, 4 -> settle();
            case 5 -> sendAgain();
            case 6 -> sendOtherContent();
            case 7, 8, 9 -> undo();
            case 10 -> undoAgain();
            case 11, 12 -> reverse();
            case 13 -> family.relink(told);
            default -> reverseBeforeItComes();
        };
    }

    private Sent message() {
        var buyer = city.buyers().get(random.nextInt(city.buyers().size()));
        boolean clinic = random.nextBoolean();
        int line = clinic || random.nextBoolean() ? 0 : 1 + random.nextInt(WalkCity.LINES);
        var quantity = BigDecimal.valueOf(1 + random.nextInt(20));
        var price = BigDecimal.valueOf(1 + random.nextInt(900_000), 4);
        boolean useAccount = random.nextInt(4) > 0;
        var purchase =
                city.purchase(buyer, clinic, line, new WalkCity.Row(quantity, price), useAccount);
        return new Sent(buyer, clinic, line, purchase, key("settle"));
    }

    private MessageKey key(String content) {
        return MessageKey.of("%030d".formatted(++serial), content);
    }

    private Optional<Sent> settle() {
        var sent = message();
        if (sent.line > 0 && paid(sent.buyer, sent.line).isPresent()) {
            tell("settle a paid line", sent);
            refused(send(sent), Reason.ALREADY_SETTLED);
            return Optional.of(sent);
        }
        tell("settle", sent);
        var twice = random.nextInt(20) == 0;
        var other =
                twice
                        ? CompletableFuture.supplyAsync(
                                () -> Crashes.patiently(() -> plainly(sent)))
                        : null;
        var settled = done(twice ? Crashes.patiently(() -> plainly(sent)) : send(sent));
        if (other != null) {
            assertThat(text(other.join())).as("two at once are one").isEqualTo(Json.text(settled));
        }
        sent.number = settled.number().orElseThrow();
        sent.answer = Json.text(settled);
        var purchase = sent.purchase;
        long total = purchase.total().value();
        boolean funded = sent.clinic || sent.line > 0;
        sent.bought = sent.buyer.money().buy(total, sent.clinic, funded, purchase.useAccount());
        sent.buyer.money().take(sent.bought, 1);
        sent.fate = Fate.STANDING;
        standing.put(new Line(sent.buyer, sent.line), sent);
        all.add(sent);
        sent.assertPaid(settled.split().totals());
        return Optional.of(sent);
    }

    private Optional<Sent> sendAgain() {
        return any(_ -> true)
                .map(
                        sent -> {
                            tell("send again", sent);
                            var outcome = send(sent);
                            switch (sent.fate) {
                                case STANDING -> assertThat(text(outcome)).isEqualTo(sent.answer);
                                case UNDONE -> refused(outcome, Reason.ALREADY_UNDONE);
                                case REVERSED, NEVER -> refused(outcome, Reason.MSGID_REVERSED);
                            }
                            return sent;
                        });
    }

    private Optional<Sent> sendOtherContent() {
        return any(_ -> true)
                .map(
                        sent -> {
                            tell("send other content", sent);
                            var key = new MessageKey(sent.key.msgid(), "other");
                            refused(
                                    verbs.settle.settle(
                                            caller(sent.clinic),
                                            key,
                                            Bill.of("2102", sent.purchase)),
                                    sent.fate == Fate.NEVER
                                            ? Reason.MSGID_REVERSED
                                            : Reason.MSGID_REUSED);
                            return sent;
                        });
    }

    private Optional<Sent> undo() {
        return any(sent ->
                        sent.number != null
                                && (sent.fate == Fate.STANDING || random.nextInt(4) == 0))
                .map(
                        sent -> {
                            tell("undo", sent);
                            refused(
                                    undo(sent, !sent.clinic, key("undo")),
                                    Reason.SETTLEMENT_UNKNOWN);
                            var key = key("undo");
                            var outcome = undo(sent, sent.clinic, key);
                            if (sent.fate == Fate.STANDING) {
                                sent.undoAnswer = text(outcome);
                                sent.undoKey = key;
                                end(sent, Fate.UNDONE);
                            } else {
                                refused(outcome, Reason.ALREADY_UNDONE);
                            }
                            return sent;
                        });
    }

    private Optional<Sent> undoAgain() {
        return any(sent -> sent.fate == Fate.UNDONE)
                .map(
                        sent -> {
                            tell("undo again", sent);
                            assertThat(text(undo(sent, sent.clinic, sent.undoKey)))
                                    .isEqualTo(sent.undoAnswer);
                            refused(reverse(sent, sent.undoKey, sent.buyer), Reason.UNDO_STANDS);
                            return sent;
                        });
    }

    private Optional<Sent> reverse() {
        return any(sent -> sent.fate == Fate.STANDING || random.nextInt(4) == 0)
                .map(
                        sent -> {
                            tell("reverse", sent);
                            city.buyers().stream()
                                    .filter(one -> one != sent.buyer)
                                    .findFirst()
                                    .ifPresent(
                                            other ->
                                                    refused(
                                                            reverse(sent, sent.key, other),
                                                            Reason.SETTLEMENT_UNKNOWN));
                            done(reverse(sent, sent.key, sent.buyer));
                            if (sent.fate == Fate.STANDING) {
                                end(sent, Fate.REVERSED);
                            }
                            return sent;
                        });
    }

    private Optional<Sent> reverseBeforeItComes() {
        var sent = message();
        tell("reverse before it comes", sent);
        done(reverse(sent, sent.key, sent.buyer));
        sent.fate = Fate.NEVER;
        all.add(sent);
        refused(send(sent), Reason.MSGID_REVERSED);
        return Optional.of(sent);
    }

    private void end(Sent sent, Fate fate) {
        sent.buyer.money().take(sent.bought, -1);
        standing.remove(new Line(sent.buyer, sent.line), sent);
        sent.fate = fate;
    }

    /** The standing settlement that paid for a line. */
    Optional<Sent> paid(Buyer buyer, int line) {
        return Optional.ofNullable(standing.get(new Line(buyer, line)));
    }

    private Optional<Sent> any(Predicate<Sent> which) {
        var some = all.stream().filter(which).toList();
        return some.isEmpty()
                ? Optional.empty()
                : Optional.of(some.get(random.nextInt(some.size())));
    }

    private Outcome<Settled> plainly(Sent sent) {
        return verbs.settle.settle(caller(sent.clinic), sent.key, Bill.of("2102", sent.purchase));
    }

    private Outcome<Settled> send(Sent sent) {
        return crashes.survive(() -> plainly(sent));
    }

    private Outcome<Settled> undo(Sent sent, boolean atClinic, MessageKey key) {
        var person = sent.buyer.person().no();
        var which = new UndoSettlement.Which(sent.number.toString(), person, Optional.empty());
        return crashes.survive(() -> verbs.undo.undo(caller(atClinic), key, which));
    }

    private Outcome<ReverseByMsgid.Doubt> reverse(Sent sent, MessageKey key, Buyer buyer) {
        var msgid = "%030d".formatted(++serial);
        var doubt = new ReverseByMsgid.Doubt(buyer.person().no(), key.msgid(), "2102");
        return crashes.survive(() -> verbs.reverse.reverse(caller(sent.clinic), msgid, doubt));
    }

    private Caller caller(boolean atClinic) {
        return new Caller(
                atClinic ? Caller.Role.MEDICAL : Caller.Role.PHARMACY,
                city.institution(atClinic),
                "walk",
                Optional.empty());
    }

    private void tell(String what, Sent sent) {
        told.add(
                "%s: %s %s %s line %d, %s, %s"
                        .formatted(
                                what,
                                sent.key.msgid().substring(20),
                                sent.buyer.money().kind,
                                sent.clinic ? "clinic" : "pharmacy",
                                sent.line,
                                sent.purchase.total(),
                                sent.fate));
    }

    private static String text(Outcome<Settled> outcome) {
        return Json.text(done(outcome));
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.message());
        };
    }

    private static void refused(Outcome<?> outcome, Reason reason) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        if (outcome instanceof Outcome.Refused<?>(var refusal)) {
            assertThat(refusal.reason()).isEqualTo(reason);
        }
    }
}
