package cn.yunfang.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IdNumberTest {
    // the worked example printed in GB 11643-1999 itself
    private static final String OF_THE_STANDARD = "11010519491231002X";

    @Test
    void exampleOfTheStandardIsValid() {
        assertThat(IdNumber.isValid(OF_THE_STANDARD)).isTrue();
    }

    @Property
    void everyNumberIsValidAndSaysBirthDateAndSex(
            @ForAll @IntRange(max = 4_989_999) int nth,
            @ForAll @IntRange(max = 40_000) int day,
            @ForAll boolean male) {
        var born = LocalDate.of(1920, 1, 1).plusDays(day);

        var number = IdNumber.of(nth, born, male);

        assertThat(number).matches("99\\d{15}[0-9X]");
        assertThat(IdNumber.isValid(number)).isTrue();
        assertThat(number.substring(6, 14)).isEqualTo(born.toString().replace("-", ""));
        assertThat(number.charAt(16) % 2 == 1).isEqualTo(male);
        assertThat(number.substring(14, 17)).isNotEqualTo("000");
    }

    @Property
    void everyMistypedDigitIsNoticed(
            @ForAll @IntRange(max = 4_989_999) int nth,
            @ForAll @IntRange(max = 17) int position,
            @ForAll @CharRange(from = '0', to = '9') char typed) {
        var number = IdNumber.of(nth, LocalDate.of(1980, 2, 29), true);
        var mistyped = new StringBuilder(number);
        mistyped.setCharAt(position, typed);

        assertThat(IdNumber.isValid(mistyped.toString()))
                .isEqualTo(number.charAt(position) == typed);
    }

    @Property
    void twoPersonsNeverShareANumber(
            @ForAll @IntRange(max = 4_989_999) int one,
            @ForAll @IntRange(max = 4_989_999) int other,
            @ForAll boolean male,
            @ForAll boolean otherMale) {
        var born = LocalDate.of(1980, 1, 1);
        if (one != other) {
            assertThat(IdNumber.of(one, born, male))
                    .isNotEqualTo(IdNumber.of(other, born, otherMale));
        }
    }

    @Test
    void refusesToCountFurtherThanNumbersReach() {
        assertThatThrownBy(() -> IdNumber.of(4_990_000, LocalDate.EPOCH, true))
                .hasMessageContaining("4990000");
        assertThat(IdNumber.isValid("1101051949123100")).isFalse();
        assertThat(IdNumber.isValid("1101051949123100AX")).isFalse();
    }
}
