package cn.yunfang.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvFileTest {
    @Test
    void readsQuotesCommasAndLineBreaksInsideAField() {
        assertThat(CsvFile.records("a,b\r\n\"1,2\n3\",\"say \"\"yes\"\"\"\n,\n"))
                .containsExactly(
                        List.of("a", "b"), List.of("1,2\n3", "say \"yes\""), List.of("", ""));
    }
}
