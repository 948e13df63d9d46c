package com.byeolshow.platform.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReservedNamesTest {

    /** Cyrillic, Greek and Armenian letters, one or all of them, and digits. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Byeolshow",
                "byeolSHOW",
                "Byeol show",
                "Ｂyeolshow",
                "Вyeolshow",
                "Byeоlshow",
                "Ьуеоӏѕһоԝ",
                "Byeοlshοw",
                "Byeolshօw",
                "ByeoIshow",
                "Byeo1sh0w",
                "Byeólshöw",
                "USЕRОUТ",
                "USEROUT",
                "userout"
            })
    void nobodyPassesAsTheService(String name) {
        assertThat(ReservedNames.include(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Byeolshow팬", "byeol", "show", "별쇼", "Userin", "", "Анна"})
    void othersAreNotInTheWay(String name) {
        assertThat(ReservedNames.include(name)).isFalse();
    }
}
