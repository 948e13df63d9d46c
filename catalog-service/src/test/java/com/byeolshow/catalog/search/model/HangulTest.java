package com.byeolshow.catalog.search.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HangulTest {

    @Provide
    Arbitrary<String> syllables() {
        return Arbitraries.strings()
                .withCharRange((char) Hangul.FIRST, (char) Hangul.LAST)
                .ofMinLength(1)
                .ofMaxLength(12);
    }

    @Example
    void syllablesAreTakenApartIntoStrokes() {
        assertThat(Hangul.taken("칫솔")).isEqualTo("ㅊㅣㅅㅅㅗㄹ");
        assertThat(Hangul.taken("값 과자!")).isEqualTo("ㄱㅏㅂㅅ ㄱㅗㅏㅈㅏ!");
    }

    @Example
    void strokesArePutTogetherAsAKeyboardDoes() {
        assertThat(Hangul.together("ㅊㅣㅅㅅㅗㄹ")).isEqualTo("칫솔");
        assertThat(Hangul.together("ㄱㅏㅂㅅㅏ")).isEqualTo("갑사");
        assertThat(Hangul.together("ㄱㅏㅂㅅ")).isEqualTo("값");
        assertThat(Hangul.together("ㄱㅏㄱㅜ")).isEqualTo("가구");
        assertThat(Hangul.together("ㅊㅅ")).isEqualTo("ㅊㅅ");
        assertThat(Hangul.together("ㅏㄱㅏㅣa")).isEqualTo("ㅏ가ㅣa");
        assertThat(Hangul.together("ㄱㅏㄸㅏ")).isEqualTo("가따");
    }

    @Property
    void whatIsTakenApartIsPutTogetherAgain(@ForAll("syllables") String text) {
        assertThat(Hangul.together(Hangul.taken(text))).isEqualTo(text);
    }

    @Property
    void switchedKeyboardIsUnderstood(@ForAll("syllables") String text) {
        assertThat(Keyboard.switched(Keyboard.keys(text))).contains(text);
        assertThat(Keyboard.keys(text)).matches("[a-zA-Z]+");
    }

    @Example
    void keyboardIsSwitchedOnlyForOneLanguage() {
        assertThat(Keyboard.switched("cltthf")).contains("칫솔");
        assertThat(Keyboard.switched("ㅣㅑㅔ")).contains("lip");
        assertThat(Keyboard.switched("립 lip")).isEmpty();
        assertThat(Keyboard.switched("123")).isEmpty();
    }

    @Property
    void initialAndOpeningAgreeWithTheCode(@ForAll("syllables") String text) {
        int syllable = text.charAt(0);

        assertThat(syllable)
                .isBetween(Hangul.firstWith(Hangul.initial(syllable)), Hangul.lastWith(Hangul.initial(syllable)))
                .isBetween(Hangul.opened(syllable), Hangul.lastBeginningWith(Hangul.opened(syllable)));
        assertThat(Hangul.last(Hangul.opened(syllable))).isEqualTo(' ');
    }
}
