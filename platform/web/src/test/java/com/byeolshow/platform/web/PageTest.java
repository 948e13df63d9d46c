package com.byeolshow.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 0", "2, 2, 10", "7, 7, 60", "0, 1, 0", "999999999, 100000, 999990"})
    void countsFromOne(String asked, int number, long offset) {
        var page = Page.of(asked, 10);
        assertThat(page.number()).isEqualTo(number);
        assertThat(page.offset()).isEqualTo(offset);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"-1", "one", "1.5", "99999999999999999999", " 2", "undefined"})
    void whatIsNoPageNumberIsTheFirst(@Nullable String asked) {
        assertThat(Page.of(asked, 10)).isEqualTo(new Page(1, 10));
    }

    @Test
    void noPageIsOutsideTheBounds() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Page(0, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new Page(100_001, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new Page(1, 0));
    }

    @Test
    void randomIdsAreLongAndDifferent() {
        var ids = new RandomIds();
        assertThat(Stream.generate(ids::next).limit(1_000))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9A-Za-z]{22}"));
    }
}
