package cn.yunfang.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.tidy.EventSources;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private final Templates templates = new Templates();

    @Test
    void everyEventIsToldSomewhere() {
        assertThat(EventSources.events().keySet()).containsAll(templates.events());
        assertThat(templates.events()).hasSizeGreaterThan(15);
        assertThat(templates.kind(Templates.EFFECTIVE).sms()).isTrue();
        assertThat(templates.kind(Templates.EXPIRING).sms()).isTrue();
    }

    @Test
    void aShortMessageTellsNoMoreThanADay() {
        for (var template : all()) {
            for (var text : List.of(template.text().chinese(), template.text().english())) {
                assertThat(text.isEmpty()).as(template.kind()).isEqualTo(!template.sms());
                assertThat(text.replace("{until}", ""))
                        .as(template.kind())
                        .doesNotContain("{")
                        .doesNotContain("药品名")
                        .hasSizeLessThan(120);
            }
        }
    }

    @Test
    void theInboxKnowsBothLanguages() {
        for (var template : all()) {
            var about =
                    switch (template.kind().replaceFirst("_.*", "")) {
                        case "FILING" -> "{disease}";
                        case "READING", "CARE" -> "";
                        default -> "{hiRxno}";
                    };
            assertThat(template.inbox().chinese()).matches(".*\\p{IsHan}.*").contains(about);
            assertThat(template.inbox().english()).doesNotContainPattern("\\p{IsHan}");
            assertThat(template.inbox().english()).contains(about);
        }
    }

    private List<Template> all() {
        return java.util.stream.Stream.concat(
                        templates.events().stream().map(event -> templates.of(event).orElseThrow()),
                        java.util.stream.Stream.of(templates.kind(Templates.EXPIRING)))
                .toList();
    }
}
