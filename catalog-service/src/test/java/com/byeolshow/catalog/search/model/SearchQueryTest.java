package com.byeolshow.catalog.search.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.search.Searchable;
import com.byeolshow.catalog.search.model.Form.Closeness;
import com.byeolshow.catalog.search.model.SearchQuery.Reach;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class SearchQueryTest {

    private static SearchQuery query(String typed) {
        return SearchQuery.read(typed).orElseThrow();
    }

    private static SearchDocument document(String name, @Nullable String brand, String... collections) {
        return document(name, brand, null, List.of(), collections);
    }

    private static SearchDocument document(
            String name, @Nullable String brand, @Nullable String vendor, List<String> choices, String... collections) {
        return SearchDocument.of(new Searchable(
                "P1", name, brand, vendor, List.of(collections), choices, true, Instant.parse("2030-05-01T11:00:00Z")));
    }

    @Example
    void vendorAndChoicesAreKeptOnceAndNotWithoutEnd() {
        var shirt = document("티셔츠", null, "한올 상사", List.of("빨강", " 빨강!", "?", "XL"));
        assertThat(shirt.further()).isEqualTo("| 한올 상사| 빨강| xl");
        assertThat(shirt.grams()).containsAll(Grams.of("빨강")).containsAll(Grams.of("한올 상사"));
        assertThat(SearchDocument.correctable(List.of(shirt))).containsKeys("한올", "상사", "빨강", "티셔츠");

        var many = document(
                "티셔츠",
                null,
                "한올",
                IntStream.range(0, 250).mapToObj("색%d"::formatted).toList());
        assertThat(many.further()).endsWith("| 색98");
    }

    @Example
    void aSingleLetterIsKnownAsOne() {
        assertThat(query("칫").letter()).hasValue(Grams.beginning('치'));
        assertThat(query(" ㅊ ").letter()).hasValue(Grams.beginning('ㅊ'));
        assertThat(query("L").letter()).hasValue(Grams.beginning('l'));
        assertThat(query("칫솔").letter()).isEmpty();
        assertThat(query("a b").letter()).isEmpty();
    }

    @Example
    void nothingToSearchForIsRefused() {
        assertThat(SearchQuery.read(null)).isEmpty();
        assertThat(SearchQuery.read("")).isEmpty();
        assertThat(SearchQuery.read(" \t ")).isEmpty();
        assertThat(SearchQuery.read("!?")).isEmpty();
        assertThat(SearchQuery.read("가".repeat(101))).isEmpty();
        assertThat(SearchQuery.read("가".repeat(100))).isPresent();
    }

    @Example
    void wordsAreBounded() {
        assertThat(query("하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열").words()).hasSize(8).endsWith("여덟");
        assertThat(query("립 립 립").words()).containsExactly("립");
        assertThat(query("립 틴트").whole()).isEqualTo("립틴트");
    }

    @Example
    void unfinishedSyllablesMayGoOn() {
        assertThat(query("립스티").within("벨벳 립스틱")).isTrue();
        assertThat(query("각").within("가구")).isTrue();
        assertThat(query("갑").within("값진 것")).isTrue();
        assertThat(query("립슽").within("립스틱")).isTrue();
        assertThat(query("닭").within("달걀")).as("ㄺ may be ㄹ and the next ㄱ").isTrue();
        assertThat(query("바지").within("바질")).isTrue();
        assertThat(query("바지").forms(Reach.TYPED)).hasSize(1).allSatisfy(forms -> assertThat(forms)
                .extracting(Form::closeness)
                .containsExactly(Closeness.LITERAL));
        assertThat(query("립스틱").within("립글로스")).isFalse();
        assertThat(query("칫솔 립").within("칫솔")).isFalse();
    }

    @Example
    void initialsStandForSyllables() {
        assertThat(query("ㅊㅅ").within("고급 칫솔")).isTrue();
        assertThat(query("치ㅅ").within("칫솔")).isTrue();
        assertThat(query("칫ㅅ").within("칫솔")).isTrue();
        assertThat(query("ㅊ솔").within("칫솔")).isTrue();
        assertThat(query("ㅅㅅ").within("칫솔")).isFalse();
        assertThat(query("ㅊ").within("칫솔")).isTrue();
        assertThat(query("ㅅ").within("칫솔"))
                .as("a single letter means the beginning")
                .isFalse();
    }

    @Example
    void onlyOneLanguageIsSwitched() {
        assertThat(query("clthf").switched()).contains(query("치솔"));
        assertThat(query("ㅣㅑㅔ").switched()).contains(query("lip"));
        assertThat(query("립 a").switched()).isEmpty();
    }

    @Example
    void marksInNumbersAreNoExpressions() {
        assertThat(query("1.5").within("15")).isFalse();
        assertThat(query("1.5ㅁ").within("165밀리")).isFalse();
        assertThat(query("1.5ㅁ").within("1.5밀리")).isTrue();
        assertThat(query("1+1ㅎ").within("11행사")).isFalse();
        assertThat(query("1+1ㅎ").within("1+1 행사")).isTrue();
        assertThat(query("15l").within("1.5L")).isFalse();
    }

    @Example
    void correctionsAreOtherFormsOfTheirWord() {
        var forms = query("치솔 세트").forms(List.of(List.of("칫솔"), List.of()));

        assertThat(forms.getFirst()).last().satisfies(form -> {
            assertThat(form.text()).isEqualTo("칫솔");
            assertThat(form.closeness()).isEqualTo(Closeness.MISTYPED);
        });
        assertThat(forms.getLast()).noneMatch(form -> form.closeness() == Closeness.MISTYPED);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withCharRange('가', '힣')
                .withCharRange('a', 'e')
                .withChars("  01")
                .ofMinLength(1)
                .ofMaxLength(14);
    }

    /** The index may only leave out what no comparison would accept. */
    @Property
    void indexKnowsEveryPartOfAName(
            @ForAll("names") String name, @ForAll int from, @ForAll int length, @ForAll boolean initials) {
        String tight = SearchText.tight(SearchText.normalised(name));
        Assume.that(tight.length() > 1);
        int begin = Math.floorMod(from, tight.length() - 1);
        String part = tight.substring(begin, begin + 2 + Math.floorMod(length, tight.length() - begin - 1));
        var typed = new StringBuilder();
        part.codePoints().forEach(letter -> typed.appendCodePoint(initials ? Grams.initial(letter) : letter));
        // A consonant before a vowel would be another syllable; here both are consonants or neither.
        var query = query(typed.toString());

        var document = document(name, null);

        assertThat(query.within(name)).isTrue();
        assertThat(query.forms(Reach.UNFINISHED).getFirst())
                .filteredOn(form -> form.closeness() != Closeness.SYNONYM)
                .allSatisfy(form -> assertThat(document.grams()).containsAll(form.grams()));
    }

    @Example
    void documentKeepsFieldsApart() {
        var document = document("별-립틴트", "L'Aube 랩", "뷰티", "립 케어", "뷰티");

        assertThat(document.name()).isEqualTo(" 별 립틴트");
        assertThat(document.brand()).isEqualTo(" laube 랩");
        assertThat(document.collections()).isEqualTo("| 뷰티| 립 케어");
        assertThat(document.grams()).doesNotContain(Grams.pair('트', 'l'));
        assertThat(document("!", null).name()).isEmpty();
        assertThat(document("!", null).grams()).isEmpty();
    }

    @Example
    void documentsTellWordsWorthCorrecting() {
        assertThat(SearchDocument.correctable(List.of(document("립 틴트 2026 lip", "별뷰티", "비누"))))
                .containsOnlyKeys("틴트", "별뷰티", "비누")
                .containsEntry("비누", "qlsn");
    }
}
