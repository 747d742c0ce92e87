package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A draft that is sent by many at once, and what is no draft at all. */
class WritingRaceFlowTests extends DeskFlow {
    private static final int AT_ONCE = 8;

    @Test
    void oneDraftSentByManyAtOnceIsWrittenOnce() throws Exception {
        var patient = city.anotherPatient();
        var draft = draft(patient);

        var answers = atOnce(java.util.Collections.nCopies(AT_ONCE, draft));

        var again = write(draft);
        assertThat(again.status()).as(again.text()).isEqualTo(201);
        assertThat(answers).allSatisfy(one -> assertThat(one.text()).isEqualTo(again.text()));
        assertThat(written(patient)).containsExactly(again.json().path("hiRxno").asString());
    }

    @Test
    void twoContentsOfOneKeyAtOnceAreWrittenAsOneOfThem() throws Exception {
        var patient = city.anotherPatient();
        var one = draft(patient);
        var other = new LinkedHashMap<>(one);
        other.put("validDays", 2);

        var answers = atOnce(List.of(one, other, one, other, one, other));

        var done = answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(done).isNotEmpty();
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .isNotEmpty()
                .allSatisfy(
                        answer ->
                                assertThat(answer.reason())
                                        .as(answer.text())
                                        .isEqualTo("HOSPITAL_NUMBER_TAKEN"));
        assertThat(done.stream().map(ApiClient.Answer::text).distinct()).hasSize(1);
        assertThat(written(patient)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{\"key\": {}}",
                "{\"lines\": \"many\"}",
                "{\"writtenAt\": \"yesterday\"}",
                "{\"lines\": [[]]}",
                "{\"key\": \"\\u0000\", \"psnNo\": \"\\ud800\"}"
            })
    void whatIsNoDraftIsRefused(String rubbish) {
        var refused = api.post(WRITTEN, doctor, rubbish);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.reason()).as(refused.text()).isNotBlank();
    }

    private List<ApiClient.Answer> atOnce(List<Map<String, Object>> drafts) throws Exception {
        var start = new CyclicBarrier(drafts.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<ApiClient.Answer>>();
            for (var draft : drafts) {
                running.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return write(draft);
                                }));
            }
            return running.stream().map(WritingRaceFlowTests::answered).toList();
        }
    }

    private static ApiClient.Answer answered(Future<ApiClient.Answer> running) {
        try {
            return running.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> written(String patient) {
        return api.get("/api/v1/prescriptions?most=50", doctor)
                .json()
                .path("items")
                .valueStream()
                .filter(one -> one.path("patient").path("psnNo").asString().equals(patient))
                .map(one -> one.path("hiRxno").asString())
                .toList();
    }
}
