package com.byeolshow.identity.influencer.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DescriptionTest {

    @Test
    void bothAreRequiredButMayBeEmpty() {
        assertThat(Description.of(null, List.of())).isEmpty();
        assertThat(Description.of("", null)).isEmpty();
        assertThat(Description.of("", new ArrayList<>(Collections.singletonList(null))))
                .isEmpty();
        assertThat(Description.of("", List.of())).contains(new Description("", List.of()));
    }

    @Test
    void tagsLoseTheirSignTheirRepetitionsAndWhatIsEmpty() {
        assertThat(Description.of("안녕", List.of(" #뷰티 ", "뷰티", "##Live", "live", "", " # ", "＃여행", "C#")))
                .contains(new Description("안녕", List.of("뷰티", "Live", "여행", "C#")));
    }

    @Test
    void whatCannotBeStoredOrSeenIsLeftOut() {
        assertThat(Description.of(" a\0b\r\nc\uD800 ", List.of("d\0\ne")))
                .contains(new Description("ab\nc", List.of("de")));
    }

    @Test
    void lengthsAreLimitedInCharactersAsPeopleSeeThem() {
        assertThat(Description.of("😀".repeat(1000), List.of("😀".repeat(30)))).isPresent();
        assertThat(Description.of("a".repeat(1001), List.of())).isEmpty();
        assertThat(Description.of("", List.of("a".repeat(31)))).isEmpty();
        assertThat(Description.of("", tags(20))).isPresent();
        assertThat(Description.of("", tags(21))).isEmpty();
    }

    private static List<String> tags(int count) {
        return IntStream.range(0, count).mapToObj(n -> "tag" + n).toList();
    }
}
