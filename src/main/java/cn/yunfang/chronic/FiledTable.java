package cn.yunfang.chronic;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Sql;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** SQL of {@code chronic.filing}: many persons at once. */
final class FiledTable {
    private static final String OF_PERSONS =
            """
            select f.person_no, f.disease_code, f.disease_name, f.from_day, f.to_day
            from unnest(:buckets::smallint[], :persons::text[]) as given (bucket, person_no)
            join chronic.filing f using (bucket, person_no)
            where f.state = 0
            order by f.person_no, f.disease_code, f.from_day\
            """;

    private static final String FILED =
            """
            select distinct bucket, person_no
            from chronic.filing
            where (bucket, person_no) > (:bucket, :person)
              and state = 0
              and to_day >= :day
            order by bucket, person_no
            limit :most\
            """;

    private FiledTable() {}

    static Sql<List<Filing>> of(List<String> personNos) {
        return Sql.list(
                OF_PERSONS,
                Map.of(
                        "buckets",
                        personNos.stream().mapToInt(no -> Bucket.ofPerson(no).value()).toArray(),
                        "persons",
                        personNos.toArray(String[]::new)),
                FilingTable::filing);
    }

    static Sql<List<String>> filed(String after, LocalDate day, int most) {
        return Sql.list(
                FILED,
                Map.of(
                        "bucket", after.isEmpty() ? -1 : Bucket.ofPerson(after).value(),
                        "person", after,
                        "day", day,
                        "most", most),
                row -> row.getString("person_no"));
    }
}
