package cn.yunfang.prescription;

import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Whoever releases issues of gated prescriptions, which this module does not use. */
public interface IssueGate {
    /**
     * What becomes of an issue, or of its rest, whose time has come.
     *
     * @param trip takes what has to be read; the answer is asked for when it was sent
     */
    Supplier<Release> ask(RoundTrip trip, Prescription rx, int issue, Instant now);

    /** For the commit by which the open issue closes although nobody fetched anything of it. */
    List<Sql<?>> uncollected(Prescription rx, Instant now);
}
