package cn.yunfang.quote;

import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionLine;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.recall.Recall;
import cn.yunfang.recall.Recalls;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.stock.Hold;
import cn.yunfang.stock.Stocks.Offer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Decides on what was read whether goods can be put aside, and for how much. */
@Component
final class HoldCheck {
    private final Registry registry;
    private final Formulary formulary;
    private final Recalls recalls;

    HoldCheck(Registry registry, Formulary formulary, Recalls recalls) {
        this.registry = registry;
        this.formulary = formulary;
        this.recalls = recalls;
    }

    /**
     * What is known.
     *
     * @param own holds of this prescription that stand
     * @param offers what the pharmacy has that nobody holds
     */
    record Known(Prescription rx, List<Hold> own, List<Offer> offers) {}

    /**
     * When and under which number the goods are held.
     *
     * @param until when the hold frees itself
     */
    record Term(long hold, Instant now, Instant until) {}

    /** The holds that the wish asks for, or why not. */
    Outcome<List<Hold>> decide(Wish wish, Known known, Term term) {
        var numbers = wish.lines().stream().map(Wish.Line::no).toList();
        if (numbers.isEmpty() || new HashSet<>(numbers).size() < numbers.size()) {
            return Outcome.refused(Refusal.invalid("lines", "预留的处方行", "1…n，不重复 / each once"));
        }
        if (known.rx.state() != PrescriptionState.EFFECTIVE) {
            return Outcome.refused(
                    Reason.WRONG_STATE, known.rx.state().chinese(), known.rx.state().english());
        }
        return pharmacy(wish.pharmacy(), term.now)
                .then(place -> new Basket(place, known, term).fill(wish.lines()));
    }

    private Outcome<Institution> pharmacy(String code, Instant now) {
        var found = registry.institution(code);
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.at("pharmacy", Reason.INSTITUTION_UNKNOWN, code));
        }
        if (!found.get().isPharmacy()) {
            return Outcome.refused(Refusal.at("pharmacy", Reason.WRONG_INSTITUTION_TYPE));
        }
        return found.get().designatedOn(ChinaTime.date(now))
                ? Outcome.done(found.get())
                : Outcome.refused(Refusal.at("pharmacy", Reason.DESIGNATION_EXPIRED));
    }

    /** Holds at one pharmacy, line after line: what one takes the next does not find. */
    private final class Basket {
        private final Institution pharmacy;
        private final Known known;
        private final Term term;
        private final Map<String, BigDecimal> left = new HashMap<>();

        Basket(Institution pharmacy, Known known, Term term) {
            this.pharmacy = pharmacy;
            this.known = known;
            this.term = term;
            known.offers.forEach(offer -> left.put(offer.drugCode(), offer.quantity()));
        }

        Outcome<List<Hold>> fill(List<Wish.Line> wished) {
            // what these lines hold here is free again in the same commit
            known.own.stream()
                    .filter(one -> one.isAt(pharmacy.code()))
                    .filter(one -> wished.stream().anyMatch(line -> line.no() == one.line()))
                    .forEach(one -> left.merge(one.drugCode(), one.quantity(), BigDecimal::add));
            var holds = new ArrayList<Hold>();
            for (int i = 0; i < wished.size(); i++) {
                var field = "lines[" + i + "]";
                switch (one(wished.get(i), field)) {
                    case Outcome.Done<Hold>(var hold) -> holds.add(hold);
                    case Outcome.Refused<Hold>(var refusal) -> {
                        return Outcome.refused(refusal);
                    }
                }
            }
            return Outcome.done(List.copyOf(holds));
        }

        private Outcome<Hold> one(Wish.Line wished, String field) {
            var line =
                    known.rx.openLines().stream()
                            .filter(one -> one.no() == wished.no())
                            .filter(one -> one.isFree() && one.remaining().signum() > 0)
                            .findFirst();
            if (line.isEmpty()) {
                return Outcome.refused(
                        Refusal.at(field + ".line", Reason.LINES_NOT_AVAILABLE, wished.no()));
            }
            return product(line.get(), wished)
                    .map(prescribed -> hold(line.get(), prescribed, wished, field))
                    .orElseGet(
                            () ->
                                    Outcome.refused(
                                            Refusal.at(
                                                    field + ".drugCode",
                                                    Reason.WRONG_DRUG,
                                                    wished.no())));
        }

        /** The drug prescribed, if what is wished may be handed over for it. */
        private Optional<Drug> product(PrescriptionLine line, Wish.Line wished) {
            var written = ChinaTime.date(known.rx.facts().prescribedAt());
            return formulary
                    .drug(line.drugCode(), written)
                    .filter(
                            drug ->
                                    formulary.sameProducts(drug, ChinaTime.date(term.now)).stream()
                                            .anyMatch(one -> one.code().equals(wished.drugCode())));
        }

        private Outcome<Hold> hold(
                PrescriptionLine line, Drug prescribed, Wish.Line wished, String field) {
            var code = wished.drugCode();
            var recall =
                    recalls.standing(code, pharmacy.division(), term.now).stream()
                            .filter(Recall::everyBatch)
                            .findFirst();
            if (recall.isPresent()) {
                return Outcome.refused(
                        Refusal.at(
                                field + ".drugCode",
                                Reason.DRUG_RECALLED,
                                recall.get().chinese(),
                                recall.get().id()));
            }
            var quantity = line.remaining();
            var offer =
                    known.offers.stream()
                            .filter(one -> one.drugCode().equals(code))
                            .filter(
                                    one ->
                                            left.getOrDefault(code, BigDecimal.ZERO)
                                                            .compareTo(quantity)
                                                    >= 0)
                            .findFirst();
            if (offer.isEmpty()) {
                return Outcome.refused(
                        Refusal.at(field + ".line", Reason.GOODS_NOT_ON_SHELF, wished.no()));
            }
            left.merge(code, quantity.negate(), BigDecimal::add);
            return priced(new Taken(line, prescribed, offer.get()), wished, field);
        }

        private Outcome<Hold> priced(Taken taken, Wish.Line wished, String field) {
            var price = taken.offer.price();
            if (wished.price().filter(quoted -> price.compareTo(quoted) > 0).isPresent()) {
                return Outcome.refused(
                        Refusal.at(
                                field + ".price",
                                Reason.QUOTE_ROSE,
                                wished.no(),
                                plain(wished.price().get()),
                                plain(price)));
            }
            return Outcome.done(
                    new Hold(
                            known.rx.id(),
                            wished.no(),
                            term.hold,
                            known.rx.facts().hiRxno(),
                            pharmacy.code(),
                            wished.drugCode(),
                            taken.line.remaining(),
                            price,
                            taken.prescribed.referencePrice(),
                            term.now,
                            term.until));
        }
    }

    private record Taken(PrescriptionLine line, Drug prescribed, Offer offer) {}

    private static String plain(BigDecimal yuan) {
        return yuan.stripTrailingZeros().toPlainString();
    }
}
