package cn.yunfang.shared;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * Facts that some institutions told within a span of time, for supervision.
 *
 * @param divisions also what the platform itself told of prescriptions of these, six digits each
 * @param from the first moment; @param to the moment after the last
 * @param before only those told before it, or then with a smaller id
 */
public record PastEvents(
        Set<String> names,
        Collection<String> institutions,
        Collection<String> divisions,
        Instant from,
        Instant to,
        Instant before,
        long beforeId) {

    private static final String DURING =
            """
            select bucket, number, id as event, name, occurred_at, institution, actor, facts
            from shared.event
            where occurred_at >= :from
              and occurred_at < :to
              and name = any(:names)
              and (institution = any(:institutions)
                   or institution = '' and left(facts ->> 'hiRxno', 6) = any(:divisions))
              and (occurred_at, id) < (:before, :beforeId)
            order by occurred_at desc, id desc
            limit :most""";

    /** Newest first. */
    public Sql<List<EventLog.Entry>> list(int most) {
        var params = new LinkedHashMap<String, Object>();
        params.put("divisions", divisions.toArray(String[]::new));
        params.put("from", from);
        params.put("to", to);
        params.put("names", names.toArray(String[]::new));
        params.put("institutions", institutions.toArray(String[]::new));
        params.put("before", before);
        params.put("beforeId", beforeId);
        params.put("most", most);
        return Sql.list(DURING, params, EventLog::entry);
    }
}
