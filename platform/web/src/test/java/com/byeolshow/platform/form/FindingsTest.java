package com.byeolshow.platform.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsTest {

    private final Findings findings = new Findings();

    private List<String> fields() {
        return findings.errors().stream().map(FieldError::field).toList();
    }

    @Test
    void allThatIsWrongIsFoundInOrder() {
        findings.text("name", " ", 10);
        findings.number("quantity", 0L, 1, 5);
        findings.add("type", "?", "?");

        assertThat(findings.any()).isTrue();
        assertThat(fields()).containsExactly("name", "quantity", "type");
    }

    @Test
    void textIsTrimmedAndCountedInCharacters() {
        assertThat(findings.text("name", " 별 ", 1)).isEqualTo("별");
        assertThat(findings.text("name", "💜💜", 2)).isEqualTo("💜💜");
        assertThat(findings.optionalText("summary", null, 1)).isEmpty();
        assertThat(findings.any()).isFalse();

        findings.text("missing", null, 10);
        findings.text("long", "💜💜💜", 2);
        findings.optionalText("unstorable", "a\0", 10);
        findings.optionalText("half", "a\uD83D", 10);
        findings.optionalText("otherHalf", "\uDC9C\uD83D", 10);
        assertThat(fields()).containsExactly("missing", "long", "unstorable", "half", "otherHalf");
    }

    @Test
    void numbersOutOfRangeBecomeTheLeast() {
        assertThat(findings.number("a", 1L, 1, 3)).isEqualTo(1);
        assertThat(findings.number("a", 3L, 1, 3)).isEqualTo(3);
        assertThat(findings.optionalNumber("a", null, 1, 3)).isNull();
        assertThat(findings.any()).isFalse();

        assertThat(findings.number("missing", null, 1, 3)).isEqualTo(1);
        assertThat(findings.number("small", 0L, 1, 3)).isEqualTo(1);
        assertThat(findings.optionalNumber("large", 4L, 1, 3)).isEqualTo(1);
        assertThat(fields()).containsExactly("missing", "small", "large");
    }

    @ParameterizedTest
    @CsvSource({
        "2030-05-01T20:00:00+09:00, 2030-05-01T11:00:00Z",
        "2030-05-01T11:00:00.123456Z, 2030-05-01T11:00:00.123Z",
        "2000-01-01T00:00:00Z, 2000-01-01T00:00:00Z"
    })
    void instantsAreReadWithTheirOffset(String text, Instant instant) {
        assertThat(findings.optionalInstant("at", text)).isEqualTo(instant);
        assertThat(findings.any()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2030-05-01", "2030-05-01T20:00:00", "soon", "1999-12-31T23:59:59Z", "2200-01-01T00:00:00Z"})
    void otherTimesAreWrong(String text) {
        assertThat(findings.optionalInstant("at", text)).isNull();
        assertThat(fields()).containsExactly("at");
    }

    @Test
    void missingTimeIsNoMistake() {
        assertThat(findings.optionalInstant("at", " ")).isNull();
        assertThat(findings.any()).isFalse();
    }

    @Test
    void idsAreDifferentAndBounded() {
        assertThat(findings.ids("ids", List.of("a", "b", "a"), 3)).containsExactly("a", "b");
        assertThat(findings.ids("ids", null, 3)).isEmpty();
        assertThat(findings.any()).isFalse();

        findings.ids("many", List.of("a", "b"), 1);
        findings.ids("ids", Arrays.asList("a", null), 3);
        assertThat(fields()).containsExactly("many", "ids[1]");
    }

    @Test
    void addressesAreAbsoluteAndOfTheWeb() {
        assertThat(findings.optionalUrl("url", " https://cdn.example/a.png ", 100))
                .isEqualTo("https://cdn.example/a.png");
        assertThat(findings.optionalUrl("url", null, 100)).isNull();
        assertThat(findings.any()).isFalse();

        for (String wrong : List.of("/a.png", "ftp://cdn.example/a.png", "javascript:alert(1)", "http://a b/")) {
            findings.optionalUrl(wrong, wrong, 100);
        }
        assertThat(fields()).containsExactly("/a.png", "ftp://cdn.example/a.png", "javascript:alert(1)", "http://a b/");
    }
}
