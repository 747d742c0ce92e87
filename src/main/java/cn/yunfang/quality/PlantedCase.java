package cn.yunfang.quality;

import cn.yunfang.review.Ruling;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A case of the catalogue: a prescription that was made up, and what is right to do about it.
 *
 * @param kind what is wrong, GOOD when nothing is
 * @param right rulings that are right
 * @param diagnoses ICD-10 codes, the first one is the main diagnosis
 * @param chinese what is wrong or why it is right; @param source where that stands
 */
public record PlantedCase(
        String id,
        String kind,
        List<Ruling.Kind> right,
        String sex,
        int age,
        boolean breastFeeding,
        String allergies,
        List<String> diagnoses,
        List<Item> items,
        String chinese,
        String english,
        String source) {
    private static final Pattern DOSE = Pattern.compile("([0-9.]+)(\\D+)");
    private static final Map<String, String> FREQUENCIES =
            Map.of("qd", "每日一次", "bid", "每日两次", "tid", "每日三次", "qid", "每日四次");

    /**
     * One line.
     *
     * @param drug generic name; @param quantity in the drug's own pack unit
     * @param frequency Latin word
     */
    public record Item(
            String drug,
            BigDecimal quantity,
            BigDecimal days,
            BigDecimal dose,
            String doseUnit,
            String frequency) {
        String frequencyName() {
            return FREQUENCIES.getOrDefault(frequency, frequency);
        }

        // drug quantity days dose frequency
        private static Item read(String text) {
            var words = text.split(" ");
            var dose = DOSE.matcher(words[3]);
            if (!dose.matches()) {
                throw new IllegalStateException(text);
            }
            return new Item(
                    words[0],
                    new BigDecimal(words[1]),
                    new BigDecimal(words[2]),
                    new BigDecimal(dose.group(1)),
                    dose.group(2),
                    words[4]);
        }
    }

    static PlantedCase read(Map<String, String> row) {
        return new PlantedCase(
                row.getOrDefault("case", ""),
                row.getOrDefault("kind", ""),
                words(row, "right", "\\|").map(Ruling.Kind::valueOf).toList(),
                row.getOrDefault("sex", ""),
                Integer.parseInt(row.getOrDefault("age", "")),
                "1".equals(row.get("feeding")),
                row.getOrDefault("allergies", ""),
                words(row, "diagnoses", "\\|").toList(),
                words(row, "lines", "；").map(Item::read).toList(),
                row.getOrDefault("chinese", ""),
                row.getOrDefault("english", ""),
                row.getOrDefault("source", ""));
    }

    private static Stream<String> words(Map<String, String> row, String column, String between) {
        return Arrays.stream(row.getOrDefault(column, "").split(between));
    }
}
