package com.byeolshow.catalog.search.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.search.model.Form.Closeness;
import com.byeolshow.catalog.search.model.SearchQuery.Reach;
import java.util.Arrays;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class SynonymsTest {

    private static boolean finds(String typed, String name) {
        return SearchQuery.read(typed).orElseThrow().within(name);
    }

    @Example
    void languagesAreMixed() {
        assertThat(Synonyms.of("shampoo")).containsExactly("샴푸");
        assertThat(Synonyms.of("샴푸")).containsExactly("shampoo");
        assertThat(Synonyms.of("초콜렛")).contains("chocolate", "초콜릿");
        assertThat(Synonyms.of("없는말")).isEmpty();
        assertThat(Synonyms.of("")).isEmpty();
        assertThat(finds("아이폰15프로", "케이스 아이폰 15 Pro")).isTrue();
        assertThat(finds("iphone 15 pro", "아이폰15프로")).isTrue();
        assertThat(finds("아이폰 15 프로맥스", "iPhone 15 Pro Max")).isTrue();
        assertThat(finds("아이폰15프로", "아이폰 16 Pro")).isFalse();
        assertThat(finds("프로", "다른 것")).isFalse();
    }

    @Example
    void smallEnglishWordsAreNotFoundInsideOthers() {
        assertThat(finds("에어", "Hair Oil")).isFalse();
        assertThat(finds("에어", "런닝화 Air")).isTrue();
        assertThat(finds("에어", "airmax")).isTrue();
        assertThat(finds("air", "Hair Oil"))
                .as("typed so it may stand anywhere")
                .isTrue();
    }

    @Example
    void oneAndManyAreTheSame() {
        assertThat(finds("bags", "Tote Bag")).isTrue();
        assertThat(finds("brushes", "Makeup Brush")).isTrue();
        assertThat(finds("brushes", "메이크업 브러시")).isTrue();
        assertThat(finds("berries", "Dried Berry")).isTrue();
        assertThat(finds("berry", "Dried Berries")).isTrue();
        assertThat(finds("cookies", "Cookie")).isTrue();
        assertThat(finds("dresses", "Dress")).isTrue();
        assertThat(Synonyms.of("glass")).isEmpty();
        assertThat(Synonyms.of("lens")).isEmpty();
        assertThat(Synonyms.of("bus")).isEmpty();
    }

    @Example
    void unitsFollowNumbers() {
        assertThat(finds("2미터", "케이블 2m")).isTrue();
        assertThat(finds("2m", "케이블 2미터")).isTrue();
        assertThat(finds("1.5리터", "생수 1.5L")).isTrue();
        assertThat(finds("500밀리", "샴푸 500ml")).isTrue();
        assertThat(Synonyms.of("미터")).isEmpty();
        assertThat(finds("2미터", "케이블 3m")).isFalse();
    }

    @Example
    void whatWasTypedComesFirst() {
        assertThat(SearchQuery.read("샴푸").orElseThrow().forms(Reach.TYPED).getFirst())
                .extracting(Form::closeness)
                .containsExactly(Closeness.LITERAL, Closeness.SYNONYM);
    }

    @Example
    void listsAreReadableAsTheyStand() {
        for (String lists : Set.of(SynonymLists.WORDS, SynonymLists.UNITS)) {
            var words = lists.lines()
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .toList();
            assertThat(words).doesNotHaveDuplicates().allSatisfy(word -> assertThat(SearchText.normalised(word))
                    .isEqualTo(word));
            assertThat(lists.lines()).allMatch(line -> line.contains(" "));
        }
    }

    /** Listed words written together have twice as many other forms with each of them. */
    @Example
    void thereAreNeverMany() {
        assertThat(Synonyms.of("프로맥스미니세트".repeat(12))).hasSizeBetween(1, Synonyms.MOST);
        assertThat(Synonyms.of("pro1".repeat(25))).hasSizeBetween(1, Synonyms.MOST);
    }

    @Property
    void othersAreOtherAndNormalised(
            @ForAll
                    @Chars({'프', '로', 'p', 'r', 'o', 's', 'e', 'y', '1', '5', 'm', '미', '터', '개'})
                    @StringLength(min = 1, max = 12)
                    String word) {
        assertThat(Synonyms.of(word))
                .hasSizeLessThanOrEqualTo(Synonyms.MOST)
                .doesNotHaveDuplicates()
                .doesNotContain(word)
                .allSatisfy(other -> assertThat(SearchText.normalised(other)).isEqualTo(other));
    }
}
