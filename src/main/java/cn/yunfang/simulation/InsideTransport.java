package cn.yunfang.simulation;

import cn.yunfang.national.Operations;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The same messages without a network: the very operations that envelope and API call, with all
 * their checks. For playing so much that HTTP would be what is measured.
 */
final class InsideTransport implements Transport {
    // a picture of a page for each collection: who plays looks at none
    private static final String FILE = "rxFile";

    private final Operations operations;
    private final Credentials.Site site;
    private final Caller caller;

    InsideTransport(Operations operations, Credentials.Site site) {
        this.operations = operations;
        this.site = site;
        this.caller = new Caller(Caller.Role.PHARMACY, site.code(), site.appId(), Optional.empty());
    }

    @Override
    public Credentials.Site site() {
        return site;
    }

    Caller caller() {
        return caller;
    }

    @Override
    public Reply call(String operation, Map<String, ?> body) {
        return reply(operations.perform(operation, caller, fields(body)));
    }

    @Override
    public Reply fsi(String infno, String msgid, String insuredPlace, Map<String, ?> input) {
        return reply(operations.performFsi(infno, caller, msgid, fields(input)));
    }

    private static Fields fields(Map<String, ?> body) {
        return Fields.parse(Json.text(body)).orElseThrow();
    }

    private static Reply reply(Outcome<Map<String, Object>> outcome) {
        return switch (outcome) {
            case Outcome.Done<Map<String, Object>>(var answer) -> {
                var light = new LinkedHashMap<>(answer);
                light.remove(FILE);
                yield new Reply(0, "", fields(light), 0);
            }
            case Outcome.Refused<Map<String, Object>>(var refusal) ->
                    new Reply(
                            refusal.reason().code(),
                            refusal.reason().name() + " " + refusal.message(),
                            Fields.none(),
                            0);
        };
    }
}
