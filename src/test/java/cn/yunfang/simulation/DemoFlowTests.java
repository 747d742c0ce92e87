package cn.yunfang.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DemoFlowTests extends ApiFlow {
    @Test
    void everyStoryEndsAsItShouldAndTheBooksBalance() throws InterruptedException {
        var told = new ByteArrayOutputStream();

        int failed;
        try (var out = new PrintStream(told, true, StandardCharsets.UTF_8)) {
            failed = Demo.play(city.cast, new StepTable(out));
        }

        var text = told.toString(StandardCharsets.UTF_8);
        assertThat(failed).as(text).isZero();
        assertThat(text).contains("全部 18 个故事完成", "借贷差额 difference 0.00").doesNotContain("✗");
    }
}
