package cn.yunfang.quality;

import cn.yunfang.shared.Sql;
import java.util.List;

/**
 * What is kept of a decision, to be written in the commit of the decision itself.
 *
 * @param lookedSeconds how long the reviewer looked, whole seconds
 * @param tooFast he looked for less than is expected and insisted
 */
public record Evidence(List<Sql<?>> writes, long lookedSeconds, boolean tooFast) {
    public Evidence {
        writes = List.copyOf(writes);
    }
}
