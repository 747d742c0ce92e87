package cn.yunfang.chronic;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Sql;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** SQL of {@code chronic.filing}. */
final class FilingTable {
    private static final String OF_PERSON =
            """
            select person_no, disease_code, disease_name, from_day, to_day
            from chronic.filing
            where bucket = :bucket
              and person_no = :person
            order by disease_code, from_day""";

    private static final String ADD =
            """
            insert into chronic.filing
                (bucket, person_no, disease_code, disease_name, from_day, to_day)
            select f.bucket, f.person_no, f.code, f.name, f.from_day::date, f.to_day::date
            from unnest(:buckets::int[], :persons::text[], :codes::text[], :names::text[],
                        :froms::text[], :tos::text[])
                as f (bucket, person_no, code, name, from_day, to_day)
            on conflict do nothing""";

    private FilingTable() {}

    static Sql<List<Filing>> of(String personNo) {
        return Sql.list(
                OF_PERSON,
                Map.of("bucket", Bucket.ofPerson(personNo).value(), "person", personNo),
                row ->
                        new Filing(
                                row.getString("person_no"),
                                row.getString("disease_code"),
                                row.getString("disease_name"),
                                row.getObject("from_day", LocalDate.class),
                                row.getObject("to_day", LocalDate.class)));
    }

    static Sql<@Nullable Void> add(List<Filing> filings) {
        return Sql.write(
                ADD,
                Map.of(
                        "buckets",
                                filings.stream()
                                        .mapToInt(one -> Bucket.ofPerson(one.personNo()).value())
                                        .toArray(),
                        "persons", texts(filings, Filing::personNo),
                        "codes", texts(filings, Filing::diseaseCode),
                        "names", texts(filings, Filing::diseaseName),
                        "froms", texts(filings, one -> one.from().toString()),
                        "tos", texts(filings, one -> one.to().toString())));
    }

    private static String[] texts(List<Filing> filings, Function<Filing, String> f) {
        return filings.stream().map(f).toArray(String[]::new);
    }
}
