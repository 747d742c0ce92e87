package cn.yunfang.simulation;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The demo city on paper: the same seed and size give the same city, everywhere and always. */
@Component
@ConditionalOnBooleanProperty("yunfang.demo")
final class City {
    /** As many as have synthetic identity numbers. */
    static final int MOST_PERSONS = 3_500_000;

    private final Seed seed;
    private final int persons;
    private final List<Site> sites;
    private final Residents residents;

    City(
            @Value("${yunfang.demo.seed:yunfang}") String seed,
            @Value("${yunfang.demo.persons:2000}") int persons) {
        if (persons < 1 || persons > MOST_PERSONS) {
            throw new IllegalArgumentException(
                    "yunfang.demo.persons must be 1 to " + MOST_PERSONS + ", not " + persons);
        }
        var names = new Names();
        this.seed = new Seed(seed);
        this.persons = persons;
        this.sites = Sites.of(this.seed, names, persons);
        this.residents = new Residents(this.seed, names);
    }

    Seed seed() {
        return seed;
    }

    int persons() {
        return persons;
    }

    List<Site> sites() {
        return sites;
    }

    Stream<Resident> residents() {
        return residents(0, persons);
    }

    /** Those from one number to before another. */
    Stream<Resident> residents(int from, int to) {
        return IntStream.range(from, Math.min(to, persons)).mapToObj(residents::nth);
    }
}
