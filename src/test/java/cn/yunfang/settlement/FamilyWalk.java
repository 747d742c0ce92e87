package cn.yunfang.settlement;

import cn.yunfang.person.FamilyLink;
import cn.yunfang.person.LinkFamily;
import cn.yunfang.settlement.WalkCity.Buyer;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Outcome;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Random links of the walk's persons, also of two to each other; the model keeps the same. */
final class FamilyWalk {
    private final WalkCity city;
    private final LinkFamily verb;
    private final Random random;

    FamilyWalk(WalkCity city, LinkFamily verb, Random random) {
        this.city = city;
        this.verb = verb;
        this.random = random;
    }

    /** Ends a link of somebody, or links him to another's account; no message was sent for it. */
    Optional<Sent> relink(List<String> told) {
        told.add(relink());
        return Optional.empty();
    }

    private String relink() {
        var member = city.buyers().get(random.nextInt(city.buyers().size()));
        var owner = city.buyers().get(random.nextInt(WalkCity.OWNERS));
        var links = member.money().links;
        var before = links.stream().filter(one -> one.owner == owner.money()).findFirst();
        if (before.isPresent()) {
            done(verb.end(caller(random.nextBoolean() ? owner : member), before.get().id));
            links.remove(before.get());
            return "end a link";
        }
        if (owner == member) {
            return "nothing";
        }
        var link =
                new MoneyModel.Link(
                        owner.money(),
                        1 + random.nextInt(200_000),
                        random.nextBoolean() ? 1 + random.nextInt(5_000) : Long.MAX_VALUE);
        link.id = done(verb.link(caller(owner), consent(member, link))).link().id().toString();
        links.add(link);
        return "link";
    }

    private static Caller caller(Buyer buyer) {
        return new Caller(Caller.Role.PATIENT, "", buyer.person().no(), Optional.empty());
    }

    private static LinkFamily.Consent consent(Buyer member, MoneyModel.Link link) {
        var today = ChinaTime.today(Clock.systemUTC());
        return new LinkFamily.Consent(
                member.person().no(),
                member.person().name(),
                FamilyLink.Relation.SIBLING,
                today,
                today.plusYears(1),
                Optional.of(new Fen(link.yearLimit)),
                link.useLimit == Long.MAX_VALUE
                        ? Optional.empty()
                        : Optional.of(new Fen(link.useLimit)));
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.message());
        };
    }
}
