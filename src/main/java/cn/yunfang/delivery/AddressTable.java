package cn.yunfang.delivery;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SQL of {@code delivery.address}. */
final class AddressTable {
    private static final String OF_PERSON =
            """
            select id, receiver, phone, address, longitude, latitude
            from delivery.address
            where bucket = :bucket
              and person_no = :person
            order by created_at desc, id desc""";

    private static final String ADD =
            """
            insert into delivery.address
                (bucket, person_no, id, receiver, phone, address, longitude, latitude, created_at)
            select :bucket, :person, :id, :receiver, :phone, :address, :longitude::numeric,
                   :latitude::numeric, :at
            where (select count(*)
                   from delivery.address a
                   where a.bucket = :bucket
                     and a.person_no = :person) < :most""";

    private static final String REMOVE =
            """
            delete from delivery.address
            where bucket = :bucket
              and person_no = :person
              and id = :id""";

    private AddressTable() {}

    /** The newest first. */
    static Sql<List<Address>> of(String personNo) {
        return Sql.list(
                OF_PERSON,
                key(personNo),
                row ->
                        new Address(
                                row.getLong("id"),
                                row.getString("receiver"),
                                row.getString("phone"),
                                row.getString("address"),
                                row.getBigDecimal("longitude"),
                                row.getBigDecimal("latitude")));
    }

    static Sql<@Nullable Void> add(String personNo, Address address, Instant at, int most) {
        var params = new LinkedHashMap<>(key(personNo));
        params.put("id", address.id());
        params.put("receiver", address.receiver());
        params.put("phone", address.phone());
        params.put("address", address.text());
        params.put("longitude", address.longitude());
        params.put("latitude", address.latitude());
        params.put("at", at);
        params.put("most", most);
        return Sql.writeExactly(1, ADD, params, Reason.ADDRESSES_FULL);
    }

    static Sql<@Nullable Void> remove(String personNo, long id) {
        var params = new LinkedHashMap<>(key(personNo));
        params.put("id", id);
        return Sql.write(REMOVE, params);
    }

    private static Map<String, Object> key(String personNo) {
        return Map.of("bucket", Bucket.ofPerson(personNo).value(), "person", personNo);
    }
}
