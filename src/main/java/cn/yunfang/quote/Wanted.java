package cn.yunfang.quote;

import cn.yunfang.formulary.Drug;
import cn.yunfang.prescription.PrescriptionLine;
import cn.yunfang.stock.Stocks.Offer;
import java.util.List;
import java.util.Optional;

/**
 * A line that is still to be fetched.
 *
 * @param prescribed what the doctor wrote
 * @param products what may be handed over for it, itself among them
 * @param approval hospApprFlag of the line
 */
record Wanted(PrescriptionLine line, Drug prescribed, List<Drug> products, String approval) {
    List<String> codes() {
        return products.stream().map(Drug::code).toList();
    }

    /** Takes what is held for the line, else the cheapest product of which there is enough. */
    Optional<Quote.Line> from(Shelf shelf) {
        return shelf.held(line.no(), codes())
                .or(() -> shelf.take(codes(), line.remaining()))
                .map(this::line);
    }

    private Optional<Drug> product(Offer offer) {
        return products.stream().filter(one -> one.code().equals(offer.drugCode())).findFirst();
    }

    private Quote.Line line(Shelf.Goods goods) {
        var offer = goods.offer();
        return new Quote.Line(
                line.no(),
                product(offer).orElseThrow(),
                line.remaining(),
                offer.price(),
                prescribed.referencePrice(),
                offer.quantity(),
                offer.reportedAt(),
                goods.heldUntil());
    }
}
