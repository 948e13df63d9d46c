package com.byeolshow.commerce.coupon.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a draft while its fields are read, so that staff see all of it at once. */
final class Findings {

    static final String REQUIRED = "필수 항목입니다.";

    /** What a database and a calendar of this era can keep. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final List<FieldError> errors = new ArrayList<>();

    void add(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    boolean any() {
        return !errors.isEmpty();
    }

    /** Trimmed text of 1 to {@code longest} characters. */
    String text(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            add(field, REQUIRED);
            return "";
        }
        return optionalText(field, text, longest);
    }

    /** Trimmed text of at most {@code longest} characters; empty when missing. */
    String optionalText(String field, @Nullable String text, int longest) {
        String trimmed = text == null ? "" : text.strip();
        if (trimmed.codePointCount(0, trimmed.length()) > longest) {
            add(field, "%d자를 넘을 수 없습니다.".formatted(longest));
        }
        // PostgreSQL cannot store it.
        if (trimmed.indexOf('\0') >= 0) {
            add(field, "사용할 수 없는 문자가 있습니다.");
        }
        return trimmed;
    }

    /** The number, or the least one when it is missing or out of range. */
    long number(String field, @Nullable Long number, long least, long most) {
        if (number == null) {
            add(field, REQUIRED);
            return least;
        }
        if (number < least || number > most) {
            add(field, "%,d에서 %,d 사이여야 합니다.".formatted(least, most));
            return least;
        }
        return number;
    }

    @Nullable
    Long optionalNumber(String field, @Nullable Long number, long least, long most) {
        return number == null ? null : number(field, number, least, most);
    }

    @Nullable
    Instant optionalInstant(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var instant = OffsetDateTime.parse(text.strip()).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (!instant.isBefore(EARLIEST) && instant.isBefore(LATEST)) {
                return instant;
            }
        } catch (DateTimeException unreadable) {
            // Said below, as for one out of range.
        }
        add(field, "시간대가 있는 ISO-8601 시각이어야 합니다. 예: 2030-05-01T20:00:00+09:00");
        return null;
    }

    /** Different ids of at most 100 characters each. */
    List<String> ids(String field, @Nullable List<@Nullable String> ids, int most) {
        var given = Objects.requireNonNullElse(ids, List.<@Nullable String>of());
        if (given.size() > most) {
            add(field, "%d개까지 지정할 수 있습니다.".formatted(most));
            return List.of();
        }
        var read = new ArrayList<String>();
        for (int i = 0; i < given.size(); i++) {
            read.add(text(field + "[" + i + "]", given.get(i), 100));
        }
        return read.stream().distinct().toList();
    }
}
