package com.byeolshow.catalog.search.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class CorrectionsTest {

    @Example
    void smallMistakesAreForgiven() {
        assertThat(Corrections.means("치솔", "칫솔")).isTrue();
        assertThat(Corrections.means("립스딕", "립스틱")).isTrue();
        assertThat(Corrections.means("샴프", "샴푸")).isTrue();
        assertThat(Corrections.means("초콜렛", "초콜릿")).isTrue();
        assertThat(Corrections.means("lisptick", "lipstick")).isTrue();
        assertThat(Corrections.means("치솔", "고급칫솔살균기")).as("inside a compound").isTrue();
    }

    @Example
    void otherWordsAreNotMeant() {
        assertThat(Corrections.means("비누", "빈티지")).isFalse();
        assertThat(Corrections.means("가방", "가발"))
                .as("another final consonant is one mistake")
                .isTrue();
        assertThat(Corrections.means("가방", "거실")).isFalse();
        assertThat(Corrections.means("핸드폰", "휴대폰")).isFalse();
        assertThat(Corrections.means("soap", "soup bowl")).isFalse();
    }

    @Example
    void shortWordsAndNumbersAreNotCorrected() {
        assertThat(Corrections.keys("치")).isEmpty();
        assertThat(Corrections.keys("lip")).isEmpty();
        assertThat(Corrections.keys("2026")).isEmpty();
        assertThat(Corrections.keys("ㅊㅅㅅㅅ")).isEmpty();
        assertThat(Corrections.keys("비누")).contains("qlsn");
    }

    @Example
    void theWordItselfIsNoCorrection() {
        assertThat(Corrections.of("칫솔", List.of("칫솔", "치솔", "가방"))).containsExactly("치솔");
    }

    @Property
    void mistakesAreADistance(
            @ForAll @AlphaChars @StringLength(max = 8) String one,
            @ForAll @AlphaChars @StringLength(max = 8) String other) {
        int mistakes = Corrections.mistakes(one, other);

        assertThat(mistakes).isEqualTo(Corrections.mistakes(other, one));
        assertThat(mistakes == 0).isEqualTo(one.equals(other));
        assertThat(mistakes).isBetween(Math.abs(one.length() - other.length()), Math.max(one.length(), other.length()));
    }

    @Property
    void oneMistakeIsOne(
            @ForAll @AlphaChars @StringLength(min = 2, max = 10) String word, @ForAll @IntRange(max = 8) int at) {
        int place = Math.min(at, word.length() - 2);
        String swapped =
                word.substring(0, place) + word.charAt(place + 1) + word.charAt(place) + word.substring(place + 2);

        assertThat(Corrections.mistakes(word, word.substring(0, place) + word.substring(place + 1)))
                .isEqualTo(1);
        assertThat(Corrections.mistakes(word, word.substring(0, place) + "1" + word.substring(place)))
                .isEqualTo(1);
        assertThat(Corrections.mistakes(word, swapped)).isEqualTo(swapped.equals(word) ? 0 : 1);
    }
}
