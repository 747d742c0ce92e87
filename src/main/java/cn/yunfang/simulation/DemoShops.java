package cn.yunfang.simulation;

import cn.yunfang.registry.DeliveryTerms;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.OpeningHours;
import cn.yunfang.registry.OpeningHours.Span;
import cn.yunfang.registry.Storefront;
import cn.yunfang.shared.Fen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When the pharmacies of the demo city are open and on what terms they deliver: one day and night,
 * one over midnight, one by night alone, so that at any time some are shut, one that tells nothing.
 */
final class DemoShops {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final int SATURDAY = 6;
    private static final int KINDS = 6;
    private static final int DAY_AND_NIGHT = 1;
    private static final int OVER_MIDNIGHT = 2;
    private static final int WITH_A_BREAK = 3;
    private static final int BY_NIGHT = 4;
    private static final int SILENT = 5;

    private DemoShops() {}

    static Map<String, Storefront> of(List<Site> sites) {
        var pharmacies =
                sites.stream().map(Site::institution).filter(Institution::isPharmacy).toList();
        var all = new LinkedHashMap<String, Storefront>();
        for (int i = 0; i < pharmacies.size(); i++) {
            if (i % KINDS != SILENT) {
                all.put(
                        pharmacies.get(i).code(),
                        new Storefront(hours(i % KINDS), Optional.of(terms(i % KINDS))));
            }
        }
        return all;
    }

    private static OpeningHours hours(int kind) {
        return switch (kind) {
            case DAY_AND_NIGHT -> OpeningHours.always();
            case OVER_MIDNIGHT -> OpeningHours.daily(9 * HOUR, DAY + HOUR);
            case WITH_A_BREAK -> withABreak();
            case BY_NIGHT -> OpeningHours.daily(22 * HOUR, DAY + 6 * HOUR);
            default -> OpeningHours.daily(8 * HOUR, 21 * HOUR + HOUR / 2);
        };
    }

    private static OpeningHours withABreak() {
        var spans = new ArrayList<Span>();
        for (int day = 1; day <= SATURDAY; day++) {
            spans.add(Span.on(day, 8 * HOUR, 12 * HOUR));
            spans.add(Span.on(day, 14 * HOUR, 20 * HOUR));
        }
        return new OpeningHours(spans, List.of());
    }

    private static DeliveryTerms terms(int kind) {
        return switch (kind) {
            case DAY_AND_NIGHT -> new DeliveryTerms(10_000, new Fen(800), new Fen(3_000), 90);
            case OVER_MIDNIGHT -> new DeliveryTerms(3_000, Fen.ZERO, new Fen(2_000), 40);
            case BY_NIGHT -> DeliveryTerms.NONE;
            default -> new DeliveryTerms(5_000, new Fen(500), Fen.ZERO, 60);
        };
    }
}
