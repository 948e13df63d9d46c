package com.byeolshow.platform.language;

import static com.byeolshow.platform.language.Language.ENGLISH;
import static com.byeolshow.platform.language.Language.KOREAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    @Test
    void aTagNamesItsLanguage() {
        assertThat(Language.tagged("en")).contains(ENGLISH);
        assertThat(Language.tagged(KOREAN.tag())).contains(KOREAN);
        assertThat(Language.tagged("en-GB")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en                              | ENGLISH
                    en-GB                           | ENGLISH
                    EN-us                           | ENGLISH
                    ko                              | KOREAN
                    ko-KR                           | KOREAN
                    fr                              | KOREAN
                    eng-x                           | KOREAN
                    enm                             | KOREAN
                    *                               | KOREAN
                    en,ko                           | ENGLISH
                    ko,en                           | KOREAN
                    ko-KR,ko;q=0.9,en-US;q=0.8      | KOREAN
                    en-US,en;q=0.9,ko;q=0.8         | ENGLISH
                    en;q=0.8,ko;q=0.9               | KOREAN
                    ko;q=0.3, en;q=0.31             | ENGLISH
                    fr, en;q=0.1                    | ENGLISH
                    fr, *;q=0.1                     | KOREAN
                    en, *                           | ENGLISH
                    *, en                           | ENGLISH
                    *, ko                           | KOREAN
                    en;q=0.5, *                     | KOREAN
                    en;q=0.5, *;q=0.1               | ENGLISH
                    ko;q=0, *                       | ENGLISH
                    en;q=0                          | KOREAN
                    en;q=0, fr                      | KOREAN
                    ko;q=0, en;q=0                  | KOREAN
                    en-GB;q=0, en;q=0.4, ko;q=0.2   | ENGLISH
                    """)
    void theMoreWantedOneIsSpoken(String header, Language spoken) {
        assertThat(Language.preferred(List.of(header))).isEqualTo(spoken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", ";", "en;q=2", "en;q=x", "en_GB", "\0", "en;;q=1", "-", "*-*-*;", "영어"})
    void garbageCountsAsNothing(String header) {
        assertThat(Language.preferred(List.of(header))).isEqualTo(KOREAN);
    }

    @Test
    void severalHeaderLinesAreOneList() {
        assertThat(Language.preferred(List.of())).isEqualTo(KOREAN);
        assertThat(Language.preferred(List.of("ko;q=0.5", "en"))).isEqualTo(ENGLISH);
    }

    @Test
    void anAbsurdHeaderIsNotEvenRead() {
        assertThat(Language.preferred(List.of("en" + ",en;q=0.9".repeat(30)))).isEqualTo(ENGLISH);
        assertThat(Language.preferred(List.of("en" + ",en;q=0.9".repeat(40)))).isEqualTo(KOREAN);
    }
}
