package cn.yunfang.delivery;

import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code delivery.contact}; the parcel's version guards every change. */
final class ContactTable {
    private static final String FIND =
            """
            select address, carrier, carrier_id, carrier_tel, sign_code, signer, signature,
                   receiver, phone, longitude, latitude
            from delivery.contact
            where bucket = :bucket
              and number = :number
              and institution = :institution
              and delivery_no = :deliveryNo""";

    private static final String PUT =
            """
            insert into delivery.contact
                (bucket, number, institution, delivery_no, address, carrier, carrier_id,
                 carrier_tel, sign_code, signer, signature, receiver, phone, longitude, latitude)
            values
                (:bucket, :number, :institution, :deliveryNo, :address, :carrier, :carrierId,
                 :carrierTel, :signCode, :signer, :signature, :receiver, :phone,
                 :longitude, :latitude)
            on conflict (bucket, number, institution, delivery_no) do update
            set address = excluded.address,
                carrier = excluded.carrier,
                carrier_id = excluded.carrier_id,
                carrier_tel = excluded.carrier_tel,
                signer = excluded.signer,
                signature = excluded.signature""";

    private ContactTable() {}

    static Sql<Optional<Contact>> find(PrescriptionId id, String institution, String number) {
        return Sql.first(
                FIND,
                ParcelTable.key(id, institution, number),
                row ->
                        new Contact(
                                row.getString("address"),
                                row.getString("carrier"),
                                row.getString("carrier_id"),
                                row.getString("carrier_tel"),
                                row.getString("sign_code"),
                                row.getString("signer"),
                                row.getString("signature"),
                                new Contact.Door(
                                        row.getString("receiver"),
                                        row.getString("phone"),
                                        Optional.ofNullable(row.getBigDecimal("longitude")),
                                        Optional.ofNullable(row.getBigDecimal("latitude")))));
    }

    static Sql<@Nullable Void> put(Parcel parcel, Contact contact) {
        var params = new LinkedHashMap<String, @Nullable Object>();
        params.putAll(ParcelTable.key(parcel.id(), parcel.institution(), parcel.number()));
        params.put("address", contact.address());
        params.put("carrier", contact.carrier());
        params.put("carrierId", contact.carrierId());
        params.put("carrierTel", contact.carrierTel());
        params.put("signCode", contact.signCode());
        params.put("signer", contact.signer());
        params.put("signature", contact.signature());
        params.put("receiver", contact.door().receiver());
        params.put("phone", contact.door().phone());
        params.put("longitude", contact.door().longitude().orElse(null));
        params.put("latitude", contact.door().latitude().orElse(null));
        return Sql.write(PUT, params);
    }
}
