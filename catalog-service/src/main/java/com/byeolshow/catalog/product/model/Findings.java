package com.byeolshow.catalog.product.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a draft while its fields are read, so that staff see all of it at once. */
final class Findings {

    static final String REQUIRED = "필수 항목입니다.";

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

    /** An absolute http(s) address of at most {@code longest} characters; null when missing. */
    @Nullable
    String optionalUrl(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String url = optionalText(field, text, longest);
        if (!isWebAddress(url)) {
            add(field, "올바른 주소(http, https)가 아닙니다.");
        }
        return url;
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
