package cn.yunfang.rules;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ages a restriction of payment names in words, such as {@code 限16岁及以上癫痫患者}. A text that lists
 * several indications, or names ages that do not fit one range, says nothing here: better silent
 * than wrong.
 *
 * @param from full years, inclusive; @param to inclusive
 */
record PaidAge(int from, int to) {
    private static final int ADULT = 18;
    private static final int OLDEST = 200;
    private static final Pattern SEVERAL = Pattern.compile("[2-9][.．、]|[；;]");
    private static final Pattern RANGE =
            Pattern.compile("(\\d+)(?:岁)?[-~～至](\\d+)岁(及以下|以下)?(儿童|患者|特发)?");
    private static final Pattern AT_LEAST = Pattern.compile("(\\d+)(?:周)?岁(?:及以上|及\\d+岁以上|以上)");
    private static final Pattern ANY_AGE = Pattern.compile("\\d+周?岁|儿童|青少年|成人");

    static Optional<PaidAge> of(String restriction) {
        if (SEVERAL.matcher(restriction).find()) {
            return Optional.empty();
        }
        var range = RANGE.matcher(restriction);
        if (range.find()) {
            return onlyOnce(restriction.replace(range.group(), ""))
                    ? Optional.of(between(range.group(1), range.group(2), range.group(3)))
                    : Optional.empty();
        }
        var least = AT_LEAST.matcher(restriction);
        if (least.find()) {
            return onlyOnce(restriction.replace(least.group(), ""))
                    ? Optional.of(new PaidAge(Integer.parseInt(least.group(1)), OLDEST))
                    : Optional.empty();
        }
        return byWord(restriction);
    }

    // "12岁以下" leaves the twelfth year out, "至11岁" takes it in
    private static PaidAge between(String from, String to, @Nullable String below) {
        int last = Integer.parseInt(to);
        return new PaidAge(
                Integer.parseInt(from), below != null && below.equals("以下") ? last - 1 : last);
    }

    private static boolean onlyOnce(String rest) {
        var other = ANY_AGE.matcher(rest.replace("儿童", "").replace("青少年", ""));
        return !other.find();
    }

    private static Optional<PaidAge> byWord(String text) {
        boolean adults = text.contains("成人") || text.contains("成年");
        boolean children = text.contains("儿童") || text.contains("青少年");
        if (adults == children || text.contains("岁")) {
            return Optional.empty();
        }
        return Optional.of(adults ? new PaidAge(ADULT, OLDEST) : new PaidAge(0, ADULT - 1));
    }

    boolean has(int age) {
        return from <= age && age <= to;
    }
}
