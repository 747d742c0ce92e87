package cn.yunfang.chronic;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SQL of {@code chronic.person}: the version of what is declared of a person. */
final class VersionTable {
    private static final String FIND =
            """
            select version
            from chronic.person
            where bucket = :bucket
              and person_no = :person""";

    private static final String ADD =
            """
            insert into chronic.person (bucket, person_no, version)
            values (:bucket, :person, 1)
            on conflict do nothing""";

    private static final String STEP =
            """
            update chronic.person
            set version = version + 1
            where bucket = :bucket
              and person_no = :person
              and version = :version""";

    private VersionTable() {}

    /** 0 when nothing was ever declared. */
    static Sql<Integer> find(String personNo) {
        return Sql.read(
                FIND,
                Map.of("bucket", Bucket.ofPerson(personNo).value(), "person", personNo),
                rows -> rows.next() ? rows.getInt("version") : 0);
    }

    /** Takes what is declared as it was read; somebody else's step makes this one decide again. */
    static Sql<@Nullable Void> step(String personNo, int read) {
        int bucket = Bucket.ofPerson(personNo).value();
        return read == 0
                ? Sql.writeExactly(
                        1,
                        ADD,
                        Map.of("bucket", bucket, "person", personNo),
                        Reason.CHANGED_MEANWHILE)
                : Sql.writeExactly(
                        1,
                        STEP,
                        Map.of("bucket", bucket, "person", personNo, "version", read),
                        Reason.CHANGED_MEANWHILE);
    }
}
