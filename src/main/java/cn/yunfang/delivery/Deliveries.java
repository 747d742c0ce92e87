package cn.yunfang.delivery;

import cn.yunfang.dispense.GoodsUnderway;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Parcels of a prescription, for those who show them. */
@Component
public class Deliveries implements GoodsUnderway {
    /** Parcels of a prescription, oldest first. */
    public Sql<List<Parcel>> of(PrescriptionId id) {
        return ParcelTable.of(id);
    }

    /** Orders of a prescription, oldest first; their parcels are among {@link #of}. */
    public Sql<List<Standing>> orders(PrescriptionId id) {
        return OrderTable.of(id);
    }

    /** One order. */
    public Sql<Optional<Standing>> order(OrderNumber number) {
        return OrderTable.find(number);
    }

    /** Orders of a pharmacy that are open or ended since; the first promised first. */
    public Sql<List<Standing>> at(String pharmacy, Instant since, int most) {
        return OrderTable.at(pharmacy, since, most);
    }

    /**
     * Where a parcel goes; personal data.
     *
     * @param address in words; @param longitude degrees east, GCJ-02
     */
    public record Door(
            String receiver,
            String phone,
            String address,
            Optional<BigDecimal> longitude,
            Optional<BigDecimal> latitude) {}

    /** For the pharmacy that has to bring it. */
    public Sql<Optional<Door>> door(Parcel parcel) {
        return contact(parcel).map(one -> one.map(Deliveries::door));
    }

    private static Sql<Optional<Contact>> contact(Parcel parcel) {
        return ContactTable.find(parcel.id(), parcel.institution(), parcel.number());
    }

    private static Door door(Contact one) {
        return new Door(
                one.door().receiver(),
                one.door().phone(),
                one.address(),
                one.door().longitude(),
                one.door().latitude());
    }

    /**
     * What only the recipient may see.
     *
     * @param signCode saying it signs the parcel off
     */
    public record Recipient(Door door, String signCode) {}

    /** For the patient himself. */
    public Sql<Optional<Recipient>> recipient(Parcel parcel) {
        return contact(parcel)
                .map(one -> one.map(found -> new Recipient(door(found), found.signCode())));
    }

    /** What happened to a parcel, in the order it happened. */
    public Sql<List<Report>> history(Parcel parcel) {
        return ParcelTable.history(parcel.id(), parcel.institution(), parcel.number());
    }

    @Override
    public Sql<Map<Long, Where>> underway(PrescriptionId id) {
        return OrderTable.of(id).map(Deliveries::underway);
    }

    private static Map<Long, Where> underway(List<Standing> all) {
        return all.stream()
                .filter(one -> one.status().isUnderway())
                .flatMap(
                        one ->
                                one.order().progress().sales().stream()
                                        .map(sale -> Map.entry(sale, where(one.status()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one));
    }

    private static Where where(DeliveryStatus status) {
        return new Where(status.chinese(), status.english());
    }
}
