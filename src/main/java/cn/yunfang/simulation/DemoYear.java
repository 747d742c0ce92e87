package cn.yunfang.simulation;

import cn.yunfang.shared.ChinaTime;
import cn.yunfang.simulation.Stories.Story;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The year in a city whose clock goes back once: played before all else, alone. */
final class DemoYear {
    static final String CHINESE = "一位慢病患者的一年";
    static final String ENGLISH = "one patient's year";
    private static final String CLOCK = "/demo-clock";

    private final Cast cast;

    DemoYear(Cast cast) {
        this.cast = cast;
    }

    /** None where it cannot be played: a city has one year, and only a demo has such a clock. */
    Optional<Story> story() {
        var reply = cast.office().get(CLOCK);
        return reply.ok() && reply.output().flag("mayBegin")
                ? Optional.of(new Story(CHINESE, ENGLISH, this::play))
                : Optional.empty();
    }

    private void play(StepLog log) {
        var people = new YearPeople(cast);
        try {
            var today = ChinaTime.today(Clock.systemUTC());
            new YearStory(people, to -> move(to, people), today, log).play();
        } finally {
            // later than it is: the clock is right again
            move(Instant.now().plus(Duration.ofMinutes(1)), people);
        }
    }

    private void move(Instant to, YearPeople people) {
        var body =
                Map.of(
                        "at", to.atOffset(ChinaTime.ZONE).toString(),
                        "psnNo", people.patient.no());
        cast.office().post(CLOCK, body).must();
        Clocks.follow(to);
    }
}
