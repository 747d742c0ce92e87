package cn.yunfang.visit;

import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Registered visits, for the modules that ask whether somebody was seen. */
@Component
public class Registrations {
    /** When a person was last registered at an institution since a moment; empty when never. */
    public Sql<Optional<Instant>> last(String personNo, String institution, Instant since) {
        return VisitTable.last(personNo, institution, since);
    }
}
