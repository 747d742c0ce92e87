package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import cn.yunfang.simulation.ApiFlow;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The last month's decisions are taken again. */
class ReplayFlowTests extends ApiFlow {
    private static final String REPLAY = "/api/v1/review-replay";
    private static final String TAMPER =
            """
            update evidence.review_decision
            set findings = :findings
            where bucket = :bucket
              and number = :number""";
    private static final String SAID =
            """
            select findings
            from evidence.review_decision
            where bucket = :bucket
              and number = :number""";

    private final LocalDate today = ChinaTime.today(Clock.systemUTC());
    @Autowired private Database database;
    private String bureau;

    @BeforeEach
    void signIn() {
        bureau = api.demoToken("REGULATOR", "周");
    }

    private ApiClient.Answer ask(LocalDate from, LocalDate to, String after) {
        return api.get(REPLAY + "?from=%s&to=%s&after=%s".formatted(from, to, after), bureau);
    }

    /** Same and different of the whole span, page after page. */
    private int[] counted(LocalDate from, LocalDate to) {
        var counted = new int[2];
        var after = "";
        do {
            var page = ask(from, to, after).json();
            counted[0] += page.path("same").asInt();
            counted[1] += page.path("different").asInt();
            after = page.path("next").asString("");
        } while (!after.isEmpty());
        return counted;
    }

    /** Of today's pages the first that counts some of a kind, or the last. */
    private JsonNode firstWith(String kind) {
        var page = ask(today, today.plusDays(1), "").json();
        while (page.path(kind).asInt() == 0 && !page.path("next").asString("").isEmpty()) {
            page = ask(today, today.plusDays(1), page.path("next").asString()).json();
        }
        return page;
    }

    @Test
    void everyDecisionOfTheLastMonthComesOutTheSame() {
        city.effective();
        city.waitingForReview();

        var counted = counted(today.minusMonths(1), today.plusDays(1));

        assertThat(counted[0]).isGreaterThanOrEqualTo(2);
        assertThat(counted[1]).as(ask(today.minusMonths(1), today, "").text()).isZero();
        assertThat(counted(today.minusMonths(3), today.minusMonths(2))).containsExactly(0, 0);
    }

    @Test
    void aDecisionThatComesOutOtherwiseIsNamed() {
        var rx = city.waitingForReview();
        var said = said(rx.hiRxno());
        assertThat(said).contains("R401");
        try {
            tamper(rx.hiRxno(), "[]");

            var page = firstWith("different");

            assertThat(page.path("different").asInt()).isEqualTo(1);
            JsonNode one = page.path("examples").path(0);
            assertThat(one.path("hiRxno").asString()).isEqualTo(rx.hiRxno());
            assertThat(one.path("said").isEmpty()).isTrue();
            assertThat(one.path("now").toString()).contains("R401");
        } finally {
            tamper(rx.hiRxno(), said);
        }
    }

    @Test
    void oneThatCannotBeReadHoldsUpNoOther() {
        var rx = city.waitingForReview();
        var said = said(rx.hiRxno());
        try {
            tamper(rx.hiRxno(), "no JSON");

            assertThat(firstWith("unreadable").path("unreadable").asInt()).isEqualTo(1);
            assertThat(counted(today, today.plusDays(1))[1]).isZero();
        } finally {
            tamper(rx.hiRxno(), said);
        }
    }

    private static Map<String, Object> key(String hiRxno) {
        var id = PrescriptionId.ofHiRxno(hiRxno).orElseThrow();
        return Map.of("bucket", id.bucket().value(), "number", id.number());
    }

    private String said(String hiRxno) {
        return database.read(Sql.first(SAID, key(hiRxno), row -> row.getString(1))).orElseThrow();
    }

    private void tamper(String hiRxno, String findings) {
        var params = new LinkedHashMap<>(key(hiRxno));
        params.put("findings", findings);
        database.commit(Sql.write(TAMPER, params));
    }

    @Test
    void refusesASpanThatEndsBeforeItBegins() {
        assertThat(ask(today, today.minusDays(1), "").reason()).isEqualTo("FIELD_INVALID");
        assertThat(ask(today, today, "x").reason()).isEqualTo("FIELD_INVALID");
        assertThat(api.get(REPLAY, bureau).reason()).isEqualTo("FIELD_MISSING");
        assertThat(
                        api.get(
                                        REPLAY + "?from=%s&to=%s".formatted(today, today),
                                        city.hospitalToken())
                                .reason())
                .isEqualTo("NOT_ALLOWED");
    }
}
