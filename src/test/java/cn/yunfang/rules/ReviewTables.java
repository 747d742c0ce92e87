package cn.yunfang.rules;

import java.util.Map;
import java.util.stream.Collectors;

/** The authored tables of the rules as a pharmacist reads them, in Markdown. */
record ReviewTables(Terms terms) {
    String all() {
        return pairs() + cautions() + pregnancy() + doses() + pieces();
    }

    private String pairs() {
        return "## Interactions (R811 refused, R812 to a pharmacist, R813 shown)\n\n"
                + "| rule | one | other | 后果 | in English | source |\n|---|---|---|---|---|---|\n"
                + CsvFile.read("rules/interactions.csv").stream()
                        .map(
                                row ->
                                        "| %s | %s | %s | %s | %s | %s |\n"
                                                .formatted(
                                                        row.get("rule"),
                                                        members(row, "one"),
                                                        members(row, "other"),
                                                        row.get("chinese"),
                                                        row.get("english"),
                                                        row.get("source")))
                        .collect(Collectors.joining())
                + "\n";
    }

    private String members(Map<String, String> row, String column) {
        var term = terms.get(row.getOrDefault(column, ""));
        return String.join("、", term.words())
                + (term.except().isEmpty() ? "" : "（除 " + String.join("、", term.except()) + "）");
    }

    private String cautions() {
        return "## Diseases (R821 refused, R822 to a pharmacist)\n\n"
                + "| rule | drugs | ICD-10 | 后果 | in English |\n|---|---|---|---|---|\n"
                + CsvFile.read("rules/cautions.csv").stream()
                        .map(
                                row ->
                                        "| %s | %s | %s | %s | %s |\n"
                                                .formatted(
                                                        row.get("rule"),
                                                        members(row, "drugs"),
                                                        row.getOrDefault("diseases", "")
                                                                .replace("|", " "),
                                                        row.get("chinese"),
                                                        row.get("english")))
                        .collect(Collectors.joining())
                + "\n";
    }

    private String pregnancy() {
        return "## Weeks of pregnancy (R521 refused, R522 to a pharmacist)\n\n"
                + "| rule | drugs | weeks | 后果 | in English | source |\n|---|---|---|---|---|---|\n"
                + CsvFile.read(PregnancyRules.FILE).stream()
                        .map(
                                row ->
                                        "| %s | %s | %s–%s | %s | %s | %s |\n"
                                                .formatted(
                                                        row.get("rule"),
                                                        members(row, "drugs"),
                                                        row.get("from_week"),
                                                        row.get("to_week"),
                                                        row.get("chinese"),
                                                        row.get("english"),
                                                        row.get("source")))
                        .collect(Collectors.joining())
                + "\n";
    }

    private String doses() {
        return "## Doses (R831 to R839), milligrams or milligrams for each kilogram\n\n"
                + "| drugs | route | age | a day | once | whatever the weight | source |\n"
                + "|---|---|---|---|---|---|---|\n"
                + CsvFile.read(DoseBand.FILE).stream()
                        .map(
                                row ->
                                        "| %s | %s | %s | %s | %s | %s | %s |\n"
                                                .formatted(
                                                        members(row, "drugs"),
                                                        row.get("routes"),
                                                        ages(row),
                                                        aDay(row),
                                                        row.get("most_once"),
                                                        row.get("cap_a_day"),
                                                        row.get("source")))
                        .collect(Collectors.joining())
                + "\n";
    }

    private static String ages(Map<String, String> row) {
        var below = row.getOrDefault("below_age", "");
        return row.get("from_age") + (below.isEmpty() ? "+" : "–<" + below);
    }

    private static String aDay(Map<String, String> row) {
        var unit = row.getOrDefault("per_kg", "").equals("1") ? "/kg" : "";
        var least = row.getOrDefault("least_a_day", "");
        return (least.isEmpty() ? "≤" : least + "–") + row.get("most_a_day") + unit;
    }

    private static String pieces() {
        return "## Grams of pieces a day (R703, R704)\n\n| pieces | g | source |\n|---|---|---|\n"
                + CsvFile.read(HerbRules.DOSES).stream()
                        .map(
                                row ->
                                        "| %s | %s–%s | %s |\n"
                                                .formatted(
                                                        row.getOrDefault("herbs", "")
                                                                .replace("|", "、"),
                                                        row.get("least_g"),
                                                        row.get("most_g"),
                                                        row.get("source")))
                        .collect(Collectors.joining());
    }
}
