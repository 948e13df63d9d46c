package com.byeolshow.broadcast.show.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a show is about and when it is planned. Made only through {@link #of}, so a program that exists has a title and a
 * start and stays within what lists and events can carry.
 *
 * @param title 1 to 200 characters
 * @param notice up to 5,000 characters
 * @param description up to 5,000 characters
 * @param productIds up to 200 different ids, in the host's order
 * @param startsAt from the year 2000 to 9998
 */
public record Program(
        String title,
        String notice,
        String description,
        LeadProduct leadProduct,
        List<String> productIds,
        Instant startsAt) {

    static final int LONGEST_TITLE = 200;
    static final int LONGEST_TEXT = 5_000;
    static final int MOST_PRODUCTS = 200;
    static final int LONGEST_ID = 64;
    static final int LONGEST_URL = 2_000;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant TOO_LATE = Instant.parse("9999-01-01T00:00:00Z");

    public Program {
        productIds = List.copyOf(productIds);
    }

    /** The program of a reservation; empty if the title or the start is missing or anything cannot be kept. */
    public static Optional<Program> of(
            @Nullable String title,
            @Nullable String notice,
            @Nullable String description,
            LeadProduct lead,
            List<String> productIds,
            @Nullable Instant startsAt) {
        List<String> products = productIds.stream()
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        if (title == null || title.isBlank() || startsAt == null || !fits(startsAt)) {
            return Optional.empty();
        }
        if (!fits(title, LONGEST_TITLE) || !fits(notice, LONGEST_TEXT) || !fits(description, LONGEST_TEXT)) {
            return Optional.empty();
        }
        if (!fits(lead) || products.size() > MOST_PRODUCTS || !products.stream().allMatch(id -> fits(id, LONGEST_ID))) {
            return Optional.empty();
        }
        return Optional.of(new Program(
                title, notice == null ? "" : notice, description == null ? "" : description, lead, products, startsAt));
    }

    private static boolean fits(LeadProduct lead) {
        return fits(lead.id(), LONGEST_ID)
                && fits(lead.thumbnail(), LONGEST_URL)
                && Stream.of(lead.price(), lead.sale()).allMatch(text -> fits(text, LONGEST_TITLE))
                && fits(lead.name(), LONGEST_TITLE)
                && fits(lead.brand(), LONGEST_TITLE);
    }

    /** The database keeps no NUL. */
    private static boolean fits(@Nullable String text, int longest) {
        return text == null || (text.length() <= longest && text.indexOf('\0') < 0);
    }

    /** The app cuts dates by position, so years have four digits. */
    private static boolean fits(Instant startsAt) {
        return !startsAt.isBefore(EARLIEST) && startsAt.isBefore(TOO_LATE);
    }
}
