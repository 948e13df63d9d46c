package com.byeolshow.catalog.product.model.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Options in one cell, such as {@code 색상=빨강|분홍;크기=S|L}; a backslash takes the meaning off the character after it. */
public final class OptionText {

    private OptionText() {}

    /** An option with its values, in their order. */
    public record Named(String name, List<String> values) {}

    public static String write(List<Named> options) {
        return options.stream()
                .map(option -> escaped(option.name()) + "="
                        + option.values().stream().map(OptionText::escaped).collect(Collectors.joining("|")))
                .collect(Collectors.joining(";"));
    }

    /** Empty for what is no such text; no options for a blank one. */
    public static Optional<List<Named>> read(String text) {
        var options = new ArrayList<Named>();
        if (text.isBlank()) {
            return Optional.of(options);
        }
        for (String option : split(text, ';')) {
            var sides = split(option, '=');
            if (sides.size() != 2
                    || sides.getFirst().isBlank()
                    || sides.getLast().isBlank()) {
                return Optional.empty();
            }
            options.add(new Named(
                    plain(sides.getFirst()),
                    split(sides.getLast(), '|').stream().map(OptionText::plain).toList()));
        }
        return Optional.of(options);
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\=|;])", "\\\\$1");
    }

    private static String plain(String escaped) {
        return escaped.replaceAll("(?s)\\\\(.)", "$1").strip();
    }

    /** At the separators that no backslash stands before; what is in between stays escaped. */
    private static List<String> split(String text, char separator) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (at == '\\' && i + 1 < text.length()) {
                part.append(at).append(text.charAt(++i));
            } else if (at == separator) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(at);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
