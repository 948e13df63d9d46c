package com.byeolshow.platform.form;

import com.byeolshow.platform.language.Wording;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a form while its fields are read, so that all of it is seen at once. */
public final class Findings {

    public static final Wording REQUIRED = Wording.of("필수 항목입니다.", "This field is required.");

    /** What a database and a calendar of this era can keep. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final List<FieldError> errors = new ArrayList<>();

    /**
     * Notes that a field is wrong.
     *
     * @param field its path, such as {@code options[0].name}
     */
    public void add(String field, Wording message) {
        errors.add(new FieldError(field, message));
    }

    /** Notes that a field is wrong, in both languages with the same values, see {@link Wording#of}. */
    public void add(String field, String korean, String english, Object... values) {
        add(field, Wording.of(korean, english, values));
    }

    /** In the order they were found. */
    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    public boolean any() {
        return !errors.isEmpty();
    }

    /** Trimmed text of 1 to {@code longest} characters. */
    public String text(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            add(field, REQUIRED);
            return "";
        }
        return optionalText(field, text, longest);
    }

    /** Trimmed text of at most {@code longest} characters; empty when missing. */
    public String optionalText(String field, @Nullable String text, int longest) {
        String trimmed = text == null ? "" : text.strip();
        if (trimmed.codePointCount(0, trimmed.length()) > longest) {
            add(field, "%d자를 넘을 수 없습니다.", "Use at most %d characters.", longest);
        }
        if (!storable(trimmed)) {
            add(field, "사용할 수 없는 문자가 있습니다.", "Some of these characters cannot be used.");
        }
        return trimmed;
    }

    /** PostgreSQL cannot store the null character, and half a character cannot be written in UTF-8. */
    private static boolean storable(String text) {
        return text.codePoints().noneMatch(each -> each == 0 || (each >= 0xD800 && each <= 0xDFFF));
    }

    /** An absolute http(s) address of at most {@code longest} characters; null when missing. */
    public @Nullable String optionalUrl(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String url = optionalText(field, text, longest);
        if (!isWebAddress(url)) {
            add(field, "올바른 주소(http, https)가 아닙니다.", "Give a full web address (http or https).");
        }
        return url;
    }

    /** The number, or the least one when it is missing or out of range. */
    public long number(String field, @Nullable Long number, long least, long most) {
        if (number == null) {
            add(field, REQUIRED);
            return least;
        }
        if (number < least || number > most) {
            add(field, "%,d에서 %,d 사이여야 합니다.", "Must be between %,d and %,d.", least, most);
            return least;
        }
        return number;
    }

    /** The number; null when it is missing, the least one when it is out of range. */
    public @Nullable Long optionalNumber(String field, @Nullable Long number, long least, long most) {
        return number == null ? null : number(field, number, least, most);
    }

    /** ISO-8601 with an offset, of the years 2000 to 2199, to the millisecond; null when missing or wrong. */
    public @Nullable Instant optionalInstant(String field, @Nullable String text) {
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
        add(
                field,
                "시간대가 있는 ISO-8601 시각이어야 합니다. 예: 2030-05-01T20:00:00+09:00",
                "Give an ISO-8601 time with its offset, such as 2030-05-01T20:00:00+09:00.");
        return null;
    }

    /** Different ids of at most 100 characters each. */
    public List<String> ids(String field, @Nullable List<@Nullable String> ids, int most) {
        var given = Objects.requireNonNullElse(ids, List.<@Nullable String>of());
        if (given.size() > most) {
            add(field, "%d개까지 지정할 수 있습니다.", "Name at most %d.", most);
            return List.of();
        }
        var read = new ArrayList<String>();
        for (int i = 0; i < given.size(); i++) {
            read.add(text(field + "[" + i + "]", given.get(i), 100));
        }
        return read.stream().distinct().toList();
    }

    private static boolean isWebAddress(String text) {
        try {
            var uri = new URI(text);
            return uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }
}
