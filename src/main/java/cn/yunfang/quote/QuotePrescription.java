package cn.yunfang.quote;

import cn.yunfang.benefit.Benefit;
import cn.yunfang.benefit.BenefitClaim;
import cn.yunfang.benefit.Policies;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.recall.Recall;
import cn.yunfang.recall.Recalls;
import cn.yunfang.registry.Institution;
import cn.yunfang.settlement.Purchase;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.stock.Holds;
import cn.yunfang.stock.Stocks;
import cn.yunfang.stock.Stocks.Offer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Prices a prescription at several pharmacies with the very calculation that settles it. */
@Component
public class QuotePrescription {
    /**
     * What is asked.
     *
     * @param message its pre-check, for the visit and what the doctor said of each line
     * @param pharmacies to be asked
     */
    public record Question(
            Prescription prescription,
            Fields message,
            List<Candidate> pharmacies,
            boolean useAccount,
            Quote.Order order) {}

    private final Database database;
    private final Insured.Sources sources;
    private final Formulary formulary;
    private final Stocks stocks;
    private final Recalls recalls;
    private final Policies policies;
    private final Clock clock;

    QuotePrescription(
            Database database,
            Insured.Sources sources,
            Formulary formulary,
            Stocks stocks,
            Recalls recalls,
            Policies policies,
            Clock clock) {
        this.database = database;
        this.sources = sources;
        this.formulary = formulary;
        this.stocks = stocks;
        this.recalls = recalls;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * What is left of a prescription, priced at each pharmacy that has something of it: those that
     * have most of it come first, then as asked for. Refused when nothing is left to fetch.
     */
    public Outcome<List<Quote>> quote(Question question) {
        var today = ChinaTime.date(clock.instant());
        var wanted = wanted(question, today);
        if (wanted.isEmpty()) {
            return Outcome.refused(Reason.NOTHING_LEFT);
        }
        var trip = new RoundTrip();
        var personNo = question.prescription.facts().personNo();
        var insured = new Insured(trip, sources, personNo, question.useAccount(), today);
        var offers =
                trip.add(
                        stocks.offers(
                                question.pharmacies.stream()
                                        .map(one -> one.pharmacy().code())
                                        .toList(),
                                wanted.stream().flatMap(one -> one.codes().stream()).toList()));
        var holds = trip.add(Holds.of(question.prescription.id()));
        database.send(trip);
        if (insured.person().isEmpty()) {
            return Outcome.refused(Reason.PERSON_UNKNOWN);
        }
        var shelves = offers.get().stream().collect(Collectors.groupingBy(Offer::pharmacy));
        var quotes = new ArrayList<Quote>();
        for (var one : question.pharmacies) {
            var shelf =
                    shelves.getOrDefault(one.pharmacy().code(), List.of()).stream()
                            .filter(offer -> !isRecalled(offer, one.pharmacy()))
                            .toList();
            var own =
                    holds.get().stream()
                            .filter(hold -> hold.isAt(one.pharmacy().code()))
                            .filter(hold -> hold.stands(clock.instant()))
                            .toList();
            price(question, insured, wanted, one, new Shelf(shelf, own)).ifPresent(quotes::add);
        }
        quotes.sort(question.order.at(clock.instant()));
        return Outcome.done(List.copyOf(quotes));
    }

    // whether some batches are meant shows when the pack is at hand
    private boolean isRecalled(Offer offer, Institution pharmacy) {
        return recalls.standing(offer.drugCode(), pharmacy.division(), clock.instant()).stream()
                .anyMatch(Recall::everyBatch);
    }

    /** Empty when the pharmacy has nothing of it or no policy applies. */
    private Optional<Quote> price(
            Question question, Insured insured, List<Wanted> wanted, Candidate at, Shelf shelf) {
        var lines = new ArrayList<Quote.Line>();
        var claimed = new ArrayList<BenefitClaim.Line>();
        var missing = new ArrayList<Integer>();
        var untold = new ArrayList<Integer>();
        for (var one : wanted) {
            var found = one.from(shelf);
            if (found.isEmpty()) {
                missing.add(one.line().no());
                if (!shelf.tells(one.codes())) {
                    untold.add(one.line().no());
                }
                continue;
            }
            var line = found.get();
            lines.add(line);
            claimed.add(
                    Purchase.Item.priced(line.drug().code(), line.quantity(), line.price())
                            .claimed(lines.size(), Optional.of(line.drug()), one.approval(), true));
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var visit = question.message.object("mdtrtinfo");
        var claim = insured.claim(at.pharmacy(), visit, question.useAccount, claimed, policies);
        return policies.find(claim)
                .map(policy -> Benefit.split(claim, policy, insured.used()))
                .map(split -> new Quote(at, lines, missing, untold, split));
    }

    private List<Wanted> wanted(Question question, LocalDate today) {
        var rx = question.prescription;
        if (rx.state() != PrescriptionState.EFFECTIVE) {
            return List.of();
        }
        var rows = question.message.list("rxdrugdetail");
        var day = ChinaTime.date(rx.facts().prescribedAt());
        var wanted = new ArrayList<Wanted>();
        for (var line : rx.openLines()) {
            if (line.remaining().signum() > 0 && line.isFree()) {
                var approval =
                        line.no() <= rows.size()
                                ? rows.get(line.no() - 1).text("hospApprFlag")
                                : "";
                formulary
                        .drug(line.drugCode(), day)
                        .map(
                                drug ->
                                        new Wanted(
                                                line,
                                                drug,
                                                formulary.sameProducts(drug, today),
                                                approval))
                        .ifPresent(wanted::add);
            }
        }
        return wanted;
    }
}
