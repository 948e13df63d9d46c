package com.byeolshow.catalog.search.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Chars;

class SearchTextTest {

    /** What people type here: both alphabets, lone letters, other forms of them, digits, marks. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange('가', '힣')
                .withCharRange('ㄱ', 'ㅣ')
                .withCharRange('ᄀ', 'ᇂ')
                .withCharRange('！', 'ￜ')
                .withCharRange(' ', '~')
                .withCharRange('À', 'ÿ')
                .withChars("'’\u0301\u3000")
                .ofMaxLength(20);
    }

    @Property
    void normalisingTwiceChangesNothing(@ForAll("texts") String text) {
        String once = SearchText.normalised(text);

        assertThat(SearchText.normalised(once)).isEqualTo(once);
    }

    @Property
    void normalisingAnyTextTwiceChangesNothing(@ForAll String text) {
        String once = SearchText.normalised(text);

        assertThat(SearchText.normalised(once)).isEqualTo(once);
    }

    @Property
    void caseAndEncodingAreForgotten(@ForAll("texts") String text) {
        assertThat(SearchText.normalised(Normalizer.normalize(text, Normalizer.Form.NFD)))
                .isEqualTo(SearchText.normalised(Normalizer.normalize(text, Normalizer.Form.NFC)));
    }

    @Property
    void widthAndSpacesAreForgotten(@ForAll("plain") String text) {
        var wide = new StringBuilder();
        text.chars().forEach(letter -> wide.append((char) (letter == ' ' ? 0x3000 : letter + 0xFEE0)));

        assertThat(SearchText.normalised(wide.toString())).isEqualTo(SearchText.normalised(text));
        assertThat(SearchText.normalised("  " + text.replace(" ", " \t ") + "\n"))
                .isEqualTo(SearchText.normalised(text));
        assertThat(SearchText.normalised(text.toUpperCase(Locale.ROOT))).isEqualTo(SearchText.normalised(text));
    }

    @Provide
    Arbitrary<String> plain() {
        return Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(30);
    }

    @Property
    void onlyLettersDigitsAndSingleSpacesAreLeft(@ForAll String text) {
        assertThat(withoutMarksOfNumbers(SearchText.normalised(text))).matches("|[\\p{L}\\p{N}]+( [\\p{L}\\p{N}]+)*");
    }

    @Property
    void marksStayInsideNumbersOnly(@ForAll @Chars({'1', '0', '.', '+', ',', '&', ' ', 'a', '가'}) String text) {
        String once = SearchText.normalised(text);

        assertThat(withoutMarksOfNumbers(once)).matches("|[\\p{L}\\p{N}]+( [\\p{L}\\p{N}]+)*");
        assertThat(SearchText.normalised(once)).isEqualTo(once);
    }

    private static String withoutMarksOfNumbers(String normalised) {
        return normalised.replaceAll("(?<=[0-9])[.+](?=[0-9])", "");
    }

    @Example
    void numbersStayWhole() {
        assertThat(SearchText.normalised("생수 1.5L")).isEqualTo("생수 1.5l");
        assertThat(SearchText.normalised("1+1 행사")).isEqualTo("1+1 행사");
        assertThat(SearchText.normalised("20,000mAh")).isEqualTo("20000mah");
        assertThat(SearchText.normalised("1,234,567원")).isEqualTo("1234567원");
        assertThat(SearchText.normalised("1,5 2,0000")).isEqualTo("1 5 2 0000");
        assertThat(SearchText.normalised("SPF50+ 50ml.")).isEqualTo("spf50 50ml");
        assertThat(SearchText.normalised("No.1 +2 3+")).isEqualTo("no 1 2 3");
        assertThat(SearchText.normalised("１．５ｌ")).isEqualTo("1.5l");
    }

    @Example
    void abbreviationsAreOneWord() {
        assertThat(SearchText.normalised("J&K")).isEqualTo("jk");
        assertThat(SearchText.normalised("e.l.f. 퍼프")).isEqualTo("elf 퍼프");
        assertThat(SearchText.normalised("Black & White")).isEqualTo("black white");
        assertThat(SearchText.normalised("반팔티 S/M/L")).as("three sizes").isEqualTo("반팔티 s m l");
    }

    @Example
    void wordsAreWhatPeopleRead() {
        assertThat(SearchText.normalised("  별-립틴트 (NEW) 3.5g ")).isEqualTo("별 립틴트 new 3.5g");
        assertThat(SearchText.normalised("L’Oréal")).isEqualTo("loreal");
        assertThat(SearchText.normalised("ＬＩＰ　ｇｌｏｗ")).isEqualTo("lip glow");
        assertThat(SearchText.normalised("!!! ♥")).isEmpty();
    }

    @Example
    void lettersAreThoseOfTheKeyboard() {
        assertThat(SearchText.normalised("ㅊㅅ")).isEqualTo("ㅊㅅ");
        assertThat(SearchText.normalised("치ㅅ")).isEqualTo("치ㅅ");
        assertThat(SearchText.normalised("ㄳ")).isEqualTo("ㄱㅅ");
        assertThat(SearchText.normalised("\uFFBE\uFFBD")).as("half width").isEqualTo("ㅎㅍ");
        assertThat(SearchText.normalised("\u110E\u1175\u11BA\u1109\u1169\u11AF"))
                .isEqualTo("칫솔");
        assertThat(SearchText.normalised("ㅊㅣㅅ")).isEqualTo("치ㅅ");
    }
}
