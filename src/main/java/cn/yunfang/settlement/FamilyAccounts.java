package cn.yunfang.settlement;

import cn.yunfang.benefit.BenefitClaim;
import cn.yunfang.benefit.FamilyAccount;
import cn.yunfang.benefit.FamilyPayment;
import cn.yunfang.benefit.Policies;
import cn.yunfang.person.FamilyLink;
import cn.yunfang.person.FamilyLinks;
import cn.yunfang.person.Person;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The personal accounts of a person's family (家庭共济), read with all else in one round trip and
 * changed in the same commit; answers once the trip is sent.
 */
public final class FamilyAccounts {
    private final int year;
    private final Supplier<List<FamilyLink>> links;
    private final Supplier<List<Person>> owners;
    private final Supplier<List<PersonTable.State>> accounts;

    /**
     * Asks for the accounts that may pay for a member on a day.
     *
     * @param use whether accounts are to pay at all; nothing is read otherwise
     */
    public FamilyAccounts(RoundTrip trip, String memberNo, boolean use, LocalDate today) {
        year = today.getYear();
        links = use ? trip.add(FamilyLinks.payingFor(memberNo, today)) : List::of;
        owners = use ? trip.add(FamilyLinks.owners()) : List::of;
        accounts = use ? trip.add(PersonTable.ofOwners()) : List::of;
    }

    /**
     * The claim with the family's accounts, as far as balances and limits reach. Each pays for what
     * its owner's policy lets his account pay in such care; it pays while its owner is insured.
     */
    public BenefitClaim on(BenefitClaim claim, Policies policies) {
        if (!claim.useAccount() || links.get().isEmpty()) {
            return claim;
        }
        var persons = byNo(owners.get(), Person::no);
        var states = byNo(accounts.get(), PersonTable.State::personNo);
        var family = new ArrayList<FamilyAccount>();
        for (var link : links.get()) {
            var owner = Optional.ofNullable(persons.get(link.ownerNo())).filter(Person::active);
            var state = Optional.ofNullable(states.get(link.ownerNo()));
            if (owner.isPresent() && state.isPresent()) {
                account(claim, policies, link, owner.get(), state.get().account())
                        .filter(one -> one.available().isPositive())
                        .ifPresent(family::add);
            }
        }
        return claim.with(family);
    }

    private Optional<FamilyAccount> account(
            BenefitClaim claim, Policies policies, FamilyLink link, Person owner, Fen balance) {
        var hisCare = claim.of(owner.insuredDivision(), owner.insuranceType(), owner.personType());
        return policies.find(hisCare)
                .filter(policy -> policy.accountPays())
                .map(
                        policy ->
                                new FamilyAccount(
                                        link.id().toString(),
                                        owner.no(),
                                        owner.name(),
                                        link.most(balance, year),
                                        policy.accountPaysOwnPay()));
    }

    private static <T> Map<String, T> byNo(List<T> all, Function<T, String> no) {
        return all.stream().collect(Collectors.toMap(no, one -> one));
    }

    /** Takes from own and family's accounts what the settlement says. */
    Collection<Sql<?>> take(PersonTable.State own, Settled settled) {
        var states = byNo(accounts.get(), PersonTable.State::personNo);
        var byId = byNo(links.get(), link -> link.id().toString());
        var split = settled.split();
        var uses = new ArrayList<Sql<?>>();
        var rows = new TreeMap<String, Sql<?>>();
        rows.put(own.personNo(), PersonTable.change(own, split.totals().ownAccount().negated()));
        for (var payment : split.family()) {
            uses.add(FamilyLinks.use(known(byId, payment.link()), year, payment.amount()));
            rows.put(
                    payment.owner(),
                    PersonTable.change(known(states, payment.owner()), payment.amount().negated()));
        }
        return inOrder(uses, rows);
    }

    /** Gives each account back what it paid for a settlement. */
    static Collection<Sql<?>> giveBack(PersonTable.State own, Settled settled) {
        var split = settled.split();
        int year = settled.claim().on().getYear();
        var uses = new ArrayList<Sql<?>>();
        var rows = new TreeMap<String, Sql<?>>();
        rows.put(own.personNo(), PersonTable.change(own, split.totals().ownAccount()));
        for (FamilyPayment payment : split.family()) {
            var link = FamilyLink.Id.parse(payment.link()).orElseThrow();
            uses.add(FamilyLinks.giveBack(link, year, payment.amount()));
            rows.put(payment.owner(), PersonTable.giveBack(payment.owner(), payment.amount()));
        }
        return inOrder(uses, rows);
    }

    private static <T> T known(Map<String, T> all, String key) {
        return Optional.ofNullable(all.get(key)).orElseThrow();
    }

    // persons by number, whoever pays for whom: two that change the same rows never wait for each
    // other
    private static Collection<Sql<?>> inOrder(List<Sql<?>> uses, TreeMap<String, Sql<?>> rows) {
        uses.addAll(rows.values());
        return uses;
    }
}
