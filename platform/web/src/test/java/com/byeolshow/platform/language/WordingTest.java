package com.byeolshow.platform.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void bothLanguagesTellTheSameValues() {
        var wording = Wording.of("%,d개 중 %s", "%2$s of %1$,d", 1_000, "7");

        assertThat(wording.in(Language.KOREAN)).isEqualTo("1,000개 중 7");
        assertThat(wording.in(Language.ENGLISH)).isEqualTo("7 of 1,000");
    }

    @Test
    void withoutValuesAPercentSignIsOne() {
        assertThat(Wording.of("1% 이상", "1% or more").in(Language.ENGLISH)).isEqualTo("1% or more");
    }
}
