package cn.yunfang.benefit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Names for what stands among the figures of an explanation, as a patient reads them. */
final class Words {
    /** A word in both languages. */
    private record Word(String chinese, String english) {}

    private static final String PLAUSIBLE = "plausible configuration, not the law of a city";

    private static final Map<String, Word> INSURANCE =
            Map.of(
                    "310", new Word("职工基本医疗保险", "employees' insurance"),
                    "390", new Word("城乡居民基本医疗保险", "residents' insurance"));

    private static final Map<String, Word> CARE =
            Map.of(
                    "11", new Word("普通门诊", "outpatient care"),
                    "41", new Word("定点药店购药", "purchase at a pharmacy"),
                    "140104", new Word("门诊慢病", "chronic disease"),
                    "140201", new Word("门诊特病", "special disease"));

    private static final Map<String, Word> LEVELS =
            Map.of(
                    "pharmacy", new Word("药店", "pharmacy"),
                    "community", new Word("基层机构", "community clinic"),
                    "1", new Word("一级医院", "hospital of level 1"),
                    "2", new Word("二级医院", "hospital of level 2"),
                    "3", new Word("三级医院", "hospital of level 3"));

    private static final Map<String, String> FUNDS =
            Arrays.stream(Fund.values())
                    .collect(Collectors.toUnmodifiableMap(Fund::chinese, Fund::english));

    private static final Map<String, Word> AWAY =
            Map.of(
                    "FILED", new Word("已备案", "filed"),
                    "EMERGENCY", new Word("急诊抢救，视同已备案", "an emergency, deemed filed"),
                    "NOT_FILED", new Word("未备案", "not filed"));

    private Words() {}

    /** A figure for a Chinese sentence. */
    static String chinese(String figure) {
        return figure.equals(PLAUSIBLE) ? "示例配置，非任何城市的规定" : named(AWAY, figure).chinese();
    }

    /** A figure for an English sentence. */
    static String english(String figure) {
        return FUNDS.getOrDefault(figure, named(AWAY, figure).english());
    }

    /**
     * What a policy is for.
     *
     * @param name as {@link Policy#name} gives it
     */
    static String chinesePolicy(String name) {
        var parts = name.split("[/@]");
        return "%s（%s，%s版）"
                .formatted(
                        String.join("·", words(parts).stream().map(Word::chinese).toList()),
                        parts[0],
                        parts[parts.length - 1]);
    }

    /** The same in English. */
    static String englishPolicy(String name) {
        var parts = name.split("[/@]");
        return "%s (%s, version %s)"
                .formatted(
                        String.join(", ", words(parts).stream().map(Word::english).toList()),
                        parts[0],
                        parts[parts.length - 1]);
    }

    // region/insurance/care/person/level@version
    private static List<Word> words(String[] parts) {
        var all = new ArrayList<Word>();
        all.add(named(INSURANCE, parts[1]));
        all.add(named(CARE, parts[2]));
        if (!parts[4].equals(Policy.ANY)) {
            all.add(named(LEVELS, parts[4]));
        }
        return all;
    }

    private static Word named(Map<String, Word> words, String code) {
        return words.getOrDefault(code, new Word(code, code));
    }
}
