package cn.yunfang.person;

import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.List;

/**
 * What events of a person are about, other than prescriptions: whoever tells such events, with
 * {@code personNo} among their facts, says so by a bean of this, so that the person can be told.
 */
public interface PersonSubjects {
    /** Serial numbers in the person's bucket, of what began since that moment. */
    Sql<List<Long>> numbers(String personNo, Instant since);
}
