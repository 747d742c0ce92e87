package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.shared.EventLog;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.TestDatabases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;

/** Readings and pharmacies that come in the very moment in which time moves a prescription. */
class RefillRaceFlowTests extends RefillFlow {
    private static final int LOOKS = 4;

    /** Runs all at once and answers what they answered. */
    private static <T> List<T> atOnce(List<Callable<T>> all) throws Exception {
        try (var threads = Executors.newFixedThreadPool(all.size())) {
            var answers = new ArrayList<T>();
            for (var answer : threads.invokeAll(all)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private Callable<Integer> look() {
        return () -> {
            for (int i = 0; i < LOOKS; i++) {
                bringWhatIsDue();
            }
            return 0;
        };
    }

    @RepeatedTest(3)
    void aReadingThatComesWhileItIsDecidedIsNeverLost() throws Exception {
        var rx = secondDue();

        atOnce(List.of(look(), look(), () -> tell(rx, 128).status(), () -> tell(rx, 131).status()));

        until(() -> issue(rx) == 2 && withheld(rx) == 0);
        assertThat(task(rx).isMissingNode()).isTrue();
        assertThat(told(rx, "IssueBridged")).isLessThanOrEqualTo(1);
        assertThat(told(rx, "IssueOpened")).isLessThanOrEqualTo(1);
    }

    @RepeatedTest(3)
    void whoCollectsWhileTheIssueClosesHasItOrItClosedButNeverBoth() throws Exception {
        var rx = written();
        tell(rx, 128);
        var code = token(rx);
        Backdate.by(INTERVAL, rx.hiRxno());

        var answers =
                atOnce(
                        List.<Callable<Integer>>of(
                                look(),
                                () -> claim(code, 0).status(),
                                () -> claim(code, 1).status(),
                                look()));

        assertThat(answers.stream().filter(status -> status == 201).count())
                .as("%s", answers)
                .isLessThanOrEqualTo(1);
        bringWhatIsDue();
        var lines = rx(rx.hiRxno()).path("lines");
        var open =
                lines.valueStream()
                        .filter(one -> isOpen(one.path("state").path("name").asString()))
                        .map(one -> one.path("issue").asInt())
                        .distinct()
                        .toList();
        assertThat(open).hasSize(1);
        boolean held = answers.contains(201) && open.getFirst() == 1;
        assertThat(told(rx, "IssueUncollected")).isEqualTo(held ? 0 : 1);
    }

    private static boolean isOpen(String state) {
        return state.equals("AVAILABLE") || state.equals("CLAIMED");
    }

    private ApiClient.Answer claim(String code, int pharmacy) {
        return api.post("/api/v1/claims", city.pharmacyToken(pharmacy), Map.of("code", code));
    }

    private static long told(Repeated rx, String event) {
        var id = PrescriptionId.ofHiRxno(rx.hiRxno()).orElseThrow();
        return TestDatabases.database().read(EventLog.of(id)).stream()
                .filter(one -> one.name().equals(event))
                .count();
    }
}
