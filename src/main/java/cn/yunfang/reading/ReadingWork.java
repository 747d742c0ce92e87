package cn.yunfang.reading;

import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.List;

/** What has to happen in the commit of a reading, known to whoever waits for one. */
public interface ReadingWork {
    List<Sql<?>> beside(String personNo, Instant now);
}
