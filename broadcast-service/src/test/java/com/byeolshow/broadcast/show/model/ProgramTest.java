package com.byeolshow.broadcast.show.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgramTest {

    private static final LeadProduct NO_LEAD = LeadProduct.of(null, null, null, null, null, null);

    @Test
    void needsATitleAndAStart() {
        assertThat(titled("봄 세일")).isPresent();
        assertThat(titled(null)).isEmpty();
        assertThat(titled("  ")).isEmpty();
        assertThat(Program.of("봄 세일", null, null, NO_LEAD, List.of(), null)).isEmpty();
    }

    @Test
    void fillsWhatTheHostLeftOut() {
        assertThat(titled("봄 세일")).hasValueSatisfying(program -> {
            assertThat(program.notice()).isEmpty();
            assertThat(program.description()).isEmpty();
            assertThat(program.leadProduct().price()).isEqualTo("0원");
            assertThat(program.leadProduct().sale()).isEqualTo("0");
        });
    }

    @Test
    void keepsEachProductOnceInTheHostsOrder() {
        assertThat(withProducts(List.of(" P2", "P1", "", "P2 ")))
                .hasValueSatisfying(program -> assertThat(program.productIds()).containsExactly("P2", "P1"));
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(titled("x".repeat(Program.LONGEST_TITLE))).isPresent();
        assertThat(titled("x".repeat(Program.LONGEST_TITLE + 1))).isEmpty();
        String longText = "x".repeat(Program.LONGEST_TEXT + 1);
        assertThat(Program.of("t", longText, "", NO_LEAD, List.of(), Samples.STARTS_AT))
                .isEmpty();
        assertThat(Program.of("t", "", longText, NO_LEAD, List.of(), Samples.STARTS_AT))
                .isEmpty();
        assertThat(withProducts(List.of("x".repeat(Program.LONGEST_ID + 1)))).isEmpty();
        assertThat(withProducts(ids(Program.MOST_PRODUCTS))).isPresent();
        assertThat(withProducts(ids(Program.MOST_PRODUCTS + 1))).isEmpty();
        var longLead = LeadProduct.of("P1", "x".repeat(Program.LONGEST_TITLE + 1), null, null, null, null);
        assertThat(Program.of("t", "", "", longLead, List.of(), Samples.STARTS_AT))
                .isEmpty();
    }

    @Test
    void refusesWhatNoDatabaseKeeps() {
        assertThat(titled("봄\0세일")).isEmpty();
        assertThat(Program.of("t", "\0", "", NO_LEAD, List.of(), Samples.STARTS_AT))
                .isEmpty();
        assertThat(withProducts(List.of("P\0"))).isEmpty();
        var lead = LeadProduct.of("P1", null, null, null, "\0", null);
        assertThat(Program.of("t", "", "", lead, List.of(), Samples.STARTS_AT)).isEmpty();
    }

    @Test
    void startsInAYearOfFourDigits() {
        assertThat(starting("2000-01-01T00:00:00Z")).isPresent();
        assertThat(starting("9998-12-31T23:59:59Z")).isPresent();
        assertThat(starting("1999-12-31T23:59:59Z")).isEmpty();
        assertThat(starting("9999-01-01T00:00:00Z")).isEmpty();
        assertThat(starting("+999999999-12-31T00:00:00Z")).isEmpty();
    }

    private static Optional<Program> starting(String at) {
        return Program.of("t", null, null, NO_LEAD, List.of(), Instant.parse(at));
    }

    private static Optional<Program> titled(@Nullable String title) {
        return Program.of(title, null, null, NO_LEAD, List.of(), Samples.STARTS_AT);
    }

    private static Optional<Program> withProducts(List<String> ids) {
        return Program.of("t", null, null, NO_LEAD, ids, Samples.STARTS_AT);
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "P" + i).toList();
    }
}
