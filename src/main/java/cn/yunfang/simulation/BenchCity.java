package cn.yunfang.simulation;

import static java.math.BigDecimal.ONE;

import cn.yunfang.shared.Fields;
import java.net.http.HttpClient;
import java.util.List;

/** Client systems of the demo city for the bench: each has its own patients. */
final class BenchCity {
    /** One client system pair that repeats lifecycles. */
    interface Client {
        void run(Timings timings);
    }

    /**
     * More than the demo's stories use: they take the first ones, whose medicine is not used up.
     */
    private static final int OF_THE_STORIES = 100;

    static final String SETTLE = "2102 settle";

    private static final List<String> SOLD = List.of("氯雷他定", "氨溴索", "阿莫西林", "布洛芬缓释", "氨氯地平");
    private static final Order.Diagnosis NO_DIAGNOSIS = new Order.Diagnosis("", "");

    private final HttpClient http;
    private final String base;
    private final Credentials city;
    private final Cast cast;
    private final List<Credentials.Patient> patients;

    BenchCity(HttpClient http, String base, Credentials city) {
        this.http = http;
        this.base = base;
        this.city = city;
        this.cast = new Cast(http, base, city);
        this.patients =
                city.patients().stream()
                        .filter(cast::livesHereGrownUp)
                        .skip(OF_THE_STORIES)
                        .toList();
    }

    Client national(int number) {
        return client(number, cast.client("hospital", number), cast.client("pharmacy", number));
    }

    Client api(int number) {
        return client(
                number,
                new ApiTransport(http, base, cast.site("hospital", number)),
                new ApiTransport(http, base, cast.site("pharmacy", number)));
    }

    /** Sales of five drugs over the counter, settled by 2102. */
    Client sales(int number) {
        var pharmacy = new PharmacyClient(cast.client("pharmacy", number));
        var lines =
                SOLD.stream()
                        .map(name -> cast.drug(List.of(name), _ -> true))
                        .map(drug -> new Order.Line(drug, ONE, drug.onePiece(), "12", 3))
                        .toArray(Order.Line[]::new);
        var turn = new int[] {number};
        return timings -> {
            turn[0] += 16;
            var buyer = patients.get(turn[0] % patients.size());
            var order = new Order(buyer, Fields.none(), NO_DIAGNOSIS, lines);
            var msgid = pharmacy.client().msgid();
            timings.step(
                    SETTLE,
                    () -> pharmacy.settle(order, PharmacyClient.Held.NOTHING, order.lines, msgid));
        };
    }

    private Client client(int number, Transport hospital, Transport pharmacy) {
        var lifecycle = new Lifecycle(cast, new HisClient(hospital), new PharmacyClient(pharmacy));
        var turn = new int[] {number};
        return timings -> {
            turn[0] += 16;
            lifecycle.run(lifecycle.order(patients.get(turn[0] % patients.size())), timings);
        };
    }
}
