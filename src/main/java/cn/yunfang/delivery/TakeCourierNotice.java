package cn.yunfang.delivery;

import cn.yunfang.courier.Courier;
import cn.yunfang.courier.Courier.Notice;
import cn.yunfang.courier.Courier.Point;
import cn.yunfang.crypto.Sm3;
import cn.yunfang.delivery.DeliveryTransitions.Verb;
import cn.yunfang.delivery.MoveDelivery.Step;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes what a courier tells of a parcel. The same again changes nothing; what comes late joins the
 * history; a parcel never goes back within a try, and never to an earlier try.
 */
@Component
public class TakeCourierNotice {
    private static final int LONGEST_WHY = 200;

    private final Optional<Courier> courier;
    private final Database database;
    private final Journal journal;
    private final MoveDelivery move;
    private final SignDelivery sign;

    TakeCourierNotice(
            Optional<Courier> courier,
            Database database,
            Journal journal,
            MoveDelivery move,
            SignDelivery sign) {
        this.courier = courier;
        this.database = database;
        this.journal = journal;
        this.move = move;
        this.sign = sign;
    }

    /**
     * Answers where the parcel is now; refused when it does not carry the courier's signature or
     * names no order, and when the proof of a hand-over is none.
     *
     * @param signature from the call-back's header, "" when it has none
     */
    public Outcome<DeliveryStatus> take(byte[] body, String signature) {
        return courier.flatMap(one -> one.read(body, signature))
                .map(this::take)
                .orElseGet(() -> Outcome.refused(Reason.BAD_COURIER_CALLBACK));
    }

    /** One that is known to be the courier's own. */
    Outcome<DeliveryStatus> take(Notice notice) {
        return OrderNumber.parse(notice.number())
                .map(id -> Journal.attempt(() -> once(id, notice)))
                .orElseGet(MoveDelivery::unknown);
    }

    private Outcome<DeliveryStatus> once(OrderNumber id, Notice notice) {
        var found = database.read(OrderTable.find(id));
        if (found.isEmpty()) {
            return MoveDelivery.unknown();
        }
        var standing = found.get();
        var digest = digest(notice);
        var order = standing.order();
        boolean seen =
                database.read(
                        ParcelTable.wasReported(
                                order.id(), order.institution(), order.number(), digest));
        if (seen || standing.status() == DeliveryStatus.ORDERED) {
            return Outcome.done(standing.status());
        }
        if (beginsNextTry(standing, notice)) {
            return move.move(standing, Step.of(Verb.TRY_AGAIN, at(notice), "再次配送"), by(notice))
                    .then(_ -> once(id, notice));
        }
        return notice.status() == Courier.Status.SIGNED
                ? signed(standing, notice, digest)
                : moved(standing, notice, digest);
    }

    // the word of the first try's failure may have been lost
    private static boolean beginsNextTry(Standing standing, Notice notice) {
        return notice.attempt() == standing.parcel().attempt() + 1
                && standing.mayTryAgain()
                && DeliveryTransitions.find(standing.status(), Verb.TRY_AGAIN).isPresent();
    }

    private Outcome<DeliveryStatus> moved(Standing standing, Notice notice, byte[] digest) {
        var report =
                new Report(
                        standing.status(),
                        words(notice),
                        at(notice),
                        notice.where().map(Point::longitude),
                        notice.where().map(Point::latitude),
                        "GCJ-02");
        var step = step(standing, notice).told(report, digest);
        boolean current =
                notice.attempt() == standing.parcel().attempt()
                        || notice.status() == Courier.Status.LOST
                        || notice.status() == Courier.Status.RETURNING;
        if (current && DeliveryTransitions.find(standing.status(), step.verb()).isPresent()) {
            return move.move(standing, step, by(notice)).map(Standing::status);
        }
        // no news, or too late to be some: it joins the history under what it said
        var said = report.as(told(notice.status()));
        return journal.commit(
                standing.status(),
                by(notice),
                List.of(ParcelTable.add(standing.parcel(), said, digest, journal.now())),
                List.of());
    }

    private Step step(Standing standing, Notice notice) {
        var at = at(notice);
        return switch (notice.status()) {
            case COLLECTED -> Step.of(Verb.HAND_OVER, at, "");
            case ON_THE_WAY -> Step.of(Verb.SET_OUT, at, "");
            case ARRIVED -> Step.of(Verb.ARRIVE, at, "");
            case SIGNED -> Step.of(Verb.SIGN, at, "");
            case FAILED -> FailReason.of(notice.why()).step(standing, at);
            case RETURNING -> Step.of(Verb.SEND_BACK, at, "");
            case LOST -> lost(standing, at);
        };
    }

    // nobody waits for goods that nobody has: the money goes back by itself
    private Step lost(Standing standing, Instant at) {
        var now = journal.now();
        return Step.of(Verb.LOSE, at, "")
                .changing(progress -> progress.back(now, List.of(), true))
                .writing(List.of(TaskTable.add(standing.order(), Task.Kind.RETURN, now)));
    }

    private Outcome<DeliveryStatus> signed(Standing standing, Notice notice, byte[] digest) {
        var order = standing.order();
        var body = new LinkedHashMap<String, Object>();
        body.put("hiRxno", order.hiRxno());
        body.put("delvNo", order.number());
        body.put("signCode", notice.proof().code());
        body.put("signImg", notice.proof().signature());
        body.put("signName", notice.proof().signer());
        body.put("signTime", ChinaTime.format(at(notice)));
        var asPharmacy =
                new Caller(
                        Caller.Role.SYSTEM,
                        order.institution(),
                        by(notice).actor(),
                        Optional.empty());
        var outcome = sign.sign(asPharmacy, Fields.parse(Json.text(body)).orElseThrow());
        if (outcome instanceof Outcome.Refused<Parcel>(var why)
                && why.reason() == Reason.SIGN_CODE_WRONG) {
            // the same wrong word again is no further try
            var said = Report.said(why.chinese(), journal.now()).as(standing.status());
            database.commit(ParcelTable.add(standing.parcel(), said, digest, journal.now()));
        }
        return outcome.map(Parcel::status);
    }

    private static DeliveryStatus told(Courier.Status status) {
        return switch (status) {
            case COLLECTED -> DeliveryStatus.HANDED_TO_COURIER;
            case ON_THE_WAY -> DeliveryStatus.ON_THE_WAY;
            case ARRIVED -> DeliveryStatus.ARRIVED;
            case SIGNED -> DeliveryStatus.SIGNED;
            case FAILED -> DeliveryStatus.FAILED;
            case RETURNING, LOST -> DeliveryStatus.RETURNING;
        };
    }

    private static String words(Notice notice) {
        var why = notice.why().strip();
        if (notice.status() == Courier.Status.FAILED) {
            return FailReason.of(why).chinese();
        }
        if (notice.status() == Courier.Status.LOST) {
            return "配送途中遗失";
        }
        return why.substring(0, Math.min(why.length(), LONGEST_WHY));
    }

    // a clock that goes wrong must not put a parcel into the future
    private Instant at(Notice notice) {
        var now = journal.now();
        return notice.at().isAfter(now) ? now : notice.at();
    }

    private Caller by(Notice notice) {
        var name = courier.map(Courier::code).orElse("");
        return new Caller(Caller.Role.SYSTEM, "", "courier:" + name, Optional.empty());
    }

    private static byte[] digest(Notice notice) {
        var text =
                "%s|%d|%s|%s|%s|%s"
                        .formatted(
                                notice.number(),
                                notice.attempt(),
                                notice.status(),
                                notice.at(),
                                notice.where(),
                                notice.proof());
        return Sm3.digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
