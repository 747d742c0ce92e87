package cn.yunfang.national;

import cn.yunfang.registry.Application.Profile;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Names of profile C: those of profile A in snake_case, but for the exceptions in {@code
 * national/profile-c-names.csv} (national-interface §2.11); they differ by release and node.
 */
@Component
final class ProfileCNames {
    /** The node of what is no list and no object of its own. */
    static final String HEAD = "data";

    private static final Pattern UPPER = Pattern.compile("(?<=[a-z0-9])[A-Z]");
    private static final Pattern UNDERSCORES = Pattern.compile("_+([a-z0-9])");

    /** Nodes that answers of profile A call otherwise. */
    private static final Map<String, String> NODES =
            Map.of(
                    "rxDetlList", "rxdrugdetail",
                    "rxOtpinfo", "mdtrtinfo",
                    "diseinfo", "diseinfo",
                    "rxList", HEAD);

    /** The secret is profile A's; the others are there under another name already. */
    private static final Set<String> LEFT_OUT =
            Set.of("claimSecret", "rxDiseList", "iptOpNo", "suckPrdFag");

    private record Node(Profile release, String name) {}

    private final Map<Node, Map<String, String>> camels = new HashMap<>();
    private final Map<Node, Map<String, String>> saids = new HashMap<>();

    ProfileCNames() {
        for (var row : CsvFiles.rows("classpath:national/profile-c-names.csv")) {
            var node = new Node(Profile.valueOf(row.get("release")), row.get("node"));
            camels.computeIfAbsent(node, _ -> new HashMap<>())
                    .put(row.get("said"), row.get("camel"));
            saids.computeIfAbsent(node, _ -> new HashMap<>())
                    .put(row.get("camel"), row.get("said"));
        }
    }

    /** A member's name in profile C. */
    String said(Profile release, String node, String camel) {
        return saids.getOrDefault(new Node(release, node), Map.of())
                .getOrDefault(
                        camel,
                        UPPER.matcher(camel)
                                .replaceAll(
                                        letter -> "_" + letter.group().toLowerCase(Locale.ROOT)));
    }

    /** A path as profile C spells it: {@code selinfo[0].selRetnCnt} is selinfo[0].sel_retn_cnt. */
    String saidPath(Profile release, String path) {
        var steps = path.split("\\.");
        var node = HEAD;
        for (int i = 0; i < steps.length; i++) {
            int name = (steps[i] + "[").indexOf('[');
            steps[i] = said(release, node, steps[i].substring(0, name)) + steps[i].substring(name);
            node = steps[i].substring(0, (steps[i] + "[").indexOf('['));
        }
        return String.join(".", steps);
    }

    /** The name of a member in profile A; two underscores in a row are one (§3.1, 7206). */
    String camel(Profile release, String node, String said) {
        return camels.getOrDefault(new Node(release, node), Map.of())
                .getOrDefault(
                        said,
                        UNDERSCORES
                                .matcher(said)
                                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT)));
    }

    /** A message's members under the names of profile A. */
    Map<String, Object> camels(Profile release, String node, Map<?, ?> members) {
        var all = new LinkedHashMap<String, Object>();
        members.forEach(
                (name, value) -> {
                    var said = String.valueOf(name);
                    all.put(camel(release, node, said), camelValue(release, said, value));
                });
        return all;
    }

    private Object camelValue(Profile release, String node, Object value) {
        return switch (value) {
            case Map<?, ?> object -> camels(release, node, object);
            case List<?> items ->
                    items.stream().map(item -> camelValue(release, node, item)).toList();
            default -> value;
        };
    }

    /** An answer of profile A as profile C lays it out: what has no node of its own is the head. */
    Map<String, Object> laidOut(Profile release, Map<String, Object> answer) {
        var head = new LinkedHashMap<String, Object>();
        var nodes = new LinkedHashMap<String, Object>();
        answer.forEach(
                (name, value) -> {
                    if (LEFT_OUT.contains(name)) {
                        return;
                    }
                    var node = NODES.get(name);
                    if (node == null) {
                        var said = said(release, HEAD, name);
                        head.put(said, saidValue(release, said, value));
                    } else {
                        nodes.put(node, saidValue(release, node, value));
                    }
                });
        var all = new LinkedHashMap<String, Object>();
        all.put(HEAD, head);
        all.putAll(nodes);
        return all;
    }

    private Object saidValue(Profile release, String node, Object value) {
        return switch (value) {
            case Map<?, ?> object -> {
                var all = new LinkedHashMap<String, Object>();
                object.forEach(
                        (name, member) -> {
                            if (!LEFT_OUT.contains(name)) {
                                var said = said(release, node, String.valueOf(name));
                                all.put(said, saidValue(release, said, member));
                            }
                        });
                yield all;
            }
            case List<?> items ->
                    items.stream().map(item -> saidValue(release, node, item)).toList();
            default -> value;
        };
    }
}
