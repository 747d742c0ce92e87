package cn.yunfang.simulation;

import java.io.PrintStream;
import java.net.http.HttpClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** How fast pages answer over HTTP on the data of a simulated year. */
final class BenchYearPages {
    private static final int WARM_UP = 50;
    private static final int COUNTED = 200;
    private static final int COUNTED_ANEW = 20;
    private static final String PURPOSE = "supervision";

    private final String base;
    private final HttpClient http;
    private final List<BenchYearPatient> patients;
    private final Map<String, ApiClient> known = new LinkedHashMap<>();

    BenchYearPages(String base, HttpClient http, List<BenchYearPatient> patients) {
        this.base = base;
        this.http = http;
        // those who are known to a doctor
        this.patients = patients.stream().filter(one -> !one.hiRxno.isEmpty()).toList();
    }

    /** Times each page. */
    void time(PrintStream out) {
        out.printf("%n%-48s %8s %8s %8s%n", COUNTED + " requests each, ms", "p50", "p95", "most");
        pages().forEach(
                        (name, ask) -> {
                            var timings = new Timings();
                            for (int i = 0; i < WARM_UP + COUNTED; i++) {
                                int nth = i;
                                var into = i < WARM_UP ? new Timings() : timings;
                                into.step(name, () -> ask.apply(nth));
                            }
                            print(name, timings, out);
                        });
    }

    /**
     * Times pages of the registry when nothing is known of its rows yet.
     *
     * @param others makes all rows anew
     */
    void timeAnew(Runnable others, PrintStream out) {
        var bureau = bureau();
        var one = patient(0);
        var timings = new Timings();
        for (int i = 0; i < COUNTED_ANEW; i++) {
            others.run();
            timings.step("bureau: list, anew", () -> bureau.get("/cohort/rows", PURPOSE));
            timings.step("bureau: figures, anew", () -> bureau.get("/cohort/figures"));
            timings.step("doctor: list, anew", () -> doctor(one).get("/cohort/rows"));
            timings.step("doctor: figures, anew", () -> doctor(one).get("/cohort/figures"));
        }
        out.printf("%n%d requests each after all rows are made anew, ms%n", COUNTED_ANEW);
        timings.steps().forEach(name -> print(name, timings, out));
    }

    private static void print(String name, Timings timings, PrintStream out) {
        out.printf(
                "%-48s %8.1f %8.1f %8.1f%n",
                name,
                timings.percentile(name, 0.5),
                timings.percentile(name, 0.95),
                timings.percentile(name, 1));
    }

    private Map<String, IntFunction<Reply>> pages() {
        var pages = new LinkedHashMap<String, IntFunction<Reply>>();
        pages.put("doctor: issues that wait", asDoctor("/refill-tasks"));
        pages.put("doctor: renewals", asDoctor("/renewals"));
        pages.put("doctor: uncollected issues", asDoctor("/uncollected-issues"));
        pages.put("doctor: alerts", asDoctor("/reading-alerts"));
        pages.put(
                "doctor: a patient's readings of a year",
                nth -> {
                    var one = patient(nth);
                    return doctor(one)
                            .get("/persons/" + one.no() + "/readings?days=366&purpose=TREATMENT");
                });
        pages.put("patient: my repeats", nth -> himself(nth).get("/repeats"));
        pages.put(
                "patient: my readings",
                nth -> himself(nth).get("/persons/" + patient(nth).no() + "/readings"));
        pages.put("doctor: own chronic patients", asDoctor("/cohort/rows"));
        pages.put("doctor: own chronic patients in figures", asDoctor("/cohort/figures"));
        pages.put(
                "doctor: one chronic patient",
                nth -> doctor(patient(nth)).get("/cohort/persons/" + patient(nth).no()));
        var bureau = bureau();
        pages.put("bureau: chronic care in figures", _ -> bureau.get("/cohort/figures"));
        pages.put(
                "bureau: figures of one disease",
                nth -> bureau.get("/cohort/figures?disease=" + patient(nth).disease().code()));
        pages.put("bureau: worst chronic patients", _ -> bureau.get("/cohort/rows", PURPOSE));
        pages.put(
                "bureau: patients of one disease",
                nth ->
                        bureau.get(
                                "/cohort/rows?most=200&disease=" + patient(nth).disease().code(),
                                PURPOSE));
        pages.put("bureau: clinics compared", _ -> bureau.get("/clinics"));
        pages.put("bureau: overview", _ -> bureau.get("/overview"));
        return pages;
    }

    private BenchYearPatient patient(int nth) {
        return patients.get(nth * 37 % patients.size());
    }

    private IntFunction<Reply> asDoctor(String path) {
        return nth -> doctor(patient(nth)).get(path);
    }

    private ApiClient doctor(BenchYearPatient patient) {
        var one = patient.places.doctor();
        return logIn("role=MEDICAL&who=" + one.code() + "&institution=" + one.institution());
    }

    private ApiClient himself(int nth) {
        return logIn("role=PATIENT&who=" + patient(nth).no());
    }

    private ApiClient bureau() {
        return logIn("role=REGULATOR&who=office&region=" + Residents.HERE);
    }

    private ApiClient logIn(String who) {
        return known.computeIfAbsent(
                who,
                form -> ApiClient.loginInTurn(http, base, "grant_type=urn:yunfang:demo&" + form));
    }
}
