package cn.yunfang.simulation;

import static cn.yunfang.simulation.Residents.HERE;

import cn.yunfang.crypto.Sm2PrivateKey;
import cn.yunfang.registry.Application;
import cn.yunfang.registry.Application.Profile;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Institution.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Institutions of the demo city; their names say that they are no real ones (云方演示…). */
final class Sites {
    private static final String MARK = "云方演示";
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2035, 12, 31);

    /** The middle of Rushan, GCJ-02. */
    private static final double LONGITUDE = 121.5396;

    private static final double LATITUDE = 36.9190;
    private static final double IN_TOWN_DEGREES = 0.03;
    private static final double IN_THE_COUNTRY_DEGREES = 0.2;

    // ordinals: codes of institutions and staff are made of them, so the kinds keep apart
    private static final int INTERNET = 900;
    private static final int CLINICS = 1_000;
    private static final int PHARMACIES = 5_000;

    private static final List<String> HOSPITALS = List.of("第一人民医院", "第二人民医院", "中医医院", "中心卫生院");

    /** hosp_lv: 三级甲等, 二级甲等, 二级乙等, 一级甲等. */
    private static final List<String> LEVELS = List.of("02", "05", "06", "08");

    private static final List<String> VILLAGES =
            List.of("向阳", "红星", "前进", "新民", "团结", "和平", "胜利", "光明", "朝阳", "丰收", "幸福", "长青");
    private static final List<String> STREETS =
            List.of(
                    "总", "中心", "胜利街", "府前路", "商业街", "青山路", "新华街", "海滨路", "文化街", "公园路", "长江路", "黄河路",
                    "东风路");

    /** Pharmacies of the demo try what their real ones have; nobody has to be registered twice. */
    private static final Set<Profile> EVERY_PROFILE = Set.of(Profile.A, Profile.C1, Profile.C2);

    private final Seed seed;
    private final Staff staff;
    private final List<Site> all = new ArrayList<>();

    private Sites(Seed seed, Names names) {
        this.seed = seed;
        this.staff = new Staff(seed, names);
    }

    /** So many as a city of so many persons has; a bigger one keeps those of the smaller. */
    static List<Site> of(Seed seed, Names names, int persons) {
        var sites = new Sites(seed, names);
        sites.hospitals(HOSPITALS.size() + persons / 20_000);
        sites.internetHospital();
        sites.clinics(8 + persons / 2_500);
        sites.pharmacies(12 + persons / 2_000);
        return List.copyOf(sites.all);
    }

    private void hospitals(int count) {
        for (int i = 0; i < count; i++) {
            boolean named = i < HOSPITALS.size();
            add(
                    i + 1,
                    Type.HOSPITAL,
                    named ? HOSPITALS.get(i) : "第" + (i + 1) + "医院",
                    named ? LEVELS.get(i) : "05",
                    IN_TOWN_DEGREES);
        }
    }

    private void internetHospital() {
        add(INTERNET, Type.INTERNET_HOSPITAL, "互联网医院", "02", IN_TOWN_DEGREES);
    }

    private void clinics(int count) {
        for (int i = 0; i < count; i++) {
            var name = VILLAGES.get(i % VILLAGES.size()) + "村" + later(i / VILLAGES.size()) + "卫生室";
            add(CLINICS + i, Type.CLINIC, name, "11", IN_THE_COUNTRY_DEGREES);
        }
    }

    private void pharmacies(int count) {
        for (int i = 0; i < count; i++) {
            var name = "大药房" + STREETS.get(i % STREETS.size()) + later(i / STREETS.size()) + "店";
            add(PHARMACIES + i, Type.PHARMACY, name, "", IN_TOWN_DEGREES);
        }
    }

    private static String later(int round) {
        return round == 0 ? "" : "第" + (round + 1);
    }

    private void add(int ordinal, Type type, String name, String level, double spread) {
        var random = seed.random("place", ordinal);
        var institution =
                new Institution(
                        (type == Type.PHARMACY ? "P" : "H") + HERE + "%05d".formatted(ordinal),
                        MARK + name,
                        type,
                        HERE,
                        level,
                        "演示地址（虚构）" + ordinal + "号",
                        degrees(LONGITUDE + random.nextDouble(-spread, spread)),
                        degrees(LATITUDE + random.nextDouble(-spread, spread)),
                        FIRST_DAY,
                        LAST_DAY);
        var key = Sm2PrivateKey.derived(seed.bytes("client key", ordinal));
        var application =
                new Application(
                        seed.hex("app", ordinal, 32),
                        seed.hex("app secret", ordinal, 32),
                        institution.code(),
                        key.publicKey().base64(),
                        type == Type.PHARMACY ? EVERY_PROFILE : Set.of(Profile.A),
                        false);
        all.add(new Site(institution, staff.of(institution, ordinal), application, key));
    }

    /** Six decimals, a tenth of a metre. */
    private static double degrees(double exact) {
        return Math.round(exact * 1e6) / 1e6;
    }
}
