package cn.yunfang.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The limits of the house style; what may pass one is listed in tidy-exceptions.csv. */
class TidyTests {
    @ParameterizedTest
    @EnumSource
    void keepsTheLimit(Limit limit) {
        var passed =
                limit.passedBy(Source.all()).stream()
                        .filter(found -> !Allowed.allow(limit, found))
                        .toList();

        assertThat(passed).as("%s. %s", limit, limit.remedy()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void listsNoExceptionThatIsNotNeeded(Limit limit) {
        var passed = limit.passedBy(Source.all());

        assertThat(Allowed.of(limit))
                .as("Delete these lines of %s, nothing passes %s there.", Allowed.FILE, limit)
                .allMatch(allowed -> passed.stream().anyMatch(allowed::covers));
    }

    @Test
    void everyModuleIsOneFlatPackage() {
        assertThat(Source.main())
                .as("Move it into cn.yunfang.<module>; a module has no folders inside.")
                .filteredOn(source -> source.module().isEmpty())
                .extracting(Source::typeName)
                .containsExactly("Yunfang");
    }
}
