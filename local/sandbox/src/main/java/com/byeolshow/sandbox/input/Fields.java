package com.byeolshow.sandbox.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/**
 * The fields of a request body, JSON or form. Null and missing are equal, numbers and booleans may come as text (forms
 * know nothing else), and a value of the wrong kind is a {@link BadInputException} naming its field.
 */
public record Fields(Map<String, Object> values) {

    /** Reads the body; an empty one has no fields. */
    public static Mono<Fields> of(ServerRequest request) {
        var form = request.headers()
                .contentType()
                .filter(MediaType.APPLICATION_FORM_URLENCODED::isCompatibleWith)
                .isPresent();
        return request.bodyToMono(byte[].class)
                .defaultIfEmpty(new byte[0])
                .map(bytes -> form ? ofForm(new String(bytes, UTF_8)) : ofJson(bytes));
    }

    /** The query parameters, the first value of each. */
    public static Fields ofQuery(ServerRequest request) {
        return new Fields(new LinkedHashMap<>(request.queryParams().toSingleValueMap()));
    }

    public static Fields ofJson(byte[] bytes) {
        return new Fields(bytes.length == 0 ? Map.of() : Json.object(bytes));
    }

    public static Fields ofForm(String form) {
        var values = new LinkedHashMap<String, Object>();
        for (var pair : form.split("&")) {
            if (!pair.isEmpty()) {
                var cut = pair.indexOf('=');
                var name = decoded(cut < 0 ? pair : pair.substring(0, cut));
                values.putIfAbsent(name, cut < 0 ? "" : decoded(pair.substring(cut + 1)));
            }
        }
        return new Fields(values);
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part, UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new BadInputException("body", "is not a valid form");
        }
    }

    /** Whether the field has a value. */
    public boolean has(String name) {
        return values.get(name) != null;
    }

    /** Whether the field was sent at all, even as null. */
    public boolean present(String name) {
        return values.containsKey(name);
    }

    public Set<String> names() {
        return values.keySet();
    }

    public @Nullable Object raw(String name) {
        return values.get(name);
    }

    public @Nullable String text(String name) {
        return switch (values.get(name)) {
            case null -> null;
            case String text -> text;
            case Number number -> number.toString();
            default -> throw new BadInputException(name, "must be a string");
        };
    }

    public String text(String name, String otherwise) {
        return Objects.requireNonNullElse(text(name), otherwise);
    }

    public String requireText(String name) {
        var text = text(name);
        if (text == null || text.isBlank()) {
            throw new BadInputException(name, "is required");
        }
        return text;
    }

    /** One of the allowed words, or null. */
    public @Nullable String word(String name, Set<String> allowed) {
        var word = text(name);
        if (word != null && !allowed.contains(word)) {
            throw new BadInputException(
                    name, "must be one of " + allowed.stream().sorted().toList());
        }
        return word;
    }

    public @Nullable Long whole(String name, long lowest, long highest) {
        var number = decimal(name);
        if (number == null) {
            return null;
        }
        try {
            var whole = number.longValueExact();
            if (whole >= lowest && whole <= highest) {
                return whole;
            }
        } catch (ArithmeticException _) {
            // Falls through to the same answer as a number out of range.
        }
        throw new BadInputException(name, "must be a whole number from " + lowest + " to " + highest);
    }

    public long requireWhole(String name, long lowest, long highest) {
        var whole = whole(name, lowest, highest);
        if (whole == null) {
            throw new BadInputException(name, "is required");
        }
        return whole;
    }

    public @Nullable BigDecimal decimal(String name) {
        return switch (values.get(name)) {
            case null -> null;
            case BigDecimal number -> number;
            case Number number -> new BigDecimal(number.toString());
            case String text when text.isBlank() -> null;
            case String text when text.length() <= 40 -> parsed(name, text);
            default -> throw new BadInputException(name, "must be a number");
        };
    }

    public BigDecimal requireDecimal(String name) {
        var number = decimal(name);
        if (number == null) {
            throw new BadInputException(name, "is required");
        }
        return number;
    }

    private static BigDecimal parsed(String name, String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException notANumber) {
            throw new BadInputException(name, "must be a number");
        }
    }

    public boolean flag(String name, boolean otherwise) {
        return switch (values.get(name)) {
            case null -> otherwise;
            case Boolean flag -> flag;
            case String text when text.equals("true") || text.equals("false") -> text.equals("true");
            default -> throw new BadInputException(name, "must be true or false");
        };
    }

    /** The nested object, or null. */
    @SuppressWarnings("unchecked")
    public @Nullable Map<String, Object> object(String name) {
        return switch (values.get(name)) {
            case null -> null;
            case Map<?, ?> object -> (Map<String, Object>) object;
            default -> throw new BadInputException(name, "must be an object");
        };
    }

    public Fields nested(String name) {
        var object = object(name);
        return new Fields(object == null ? Map.of() : object);
    }

    /** The array's entries; a single value counts as an array of one, a missing one as none. */
    public List<Object> list(String name) {
        return switch (values.get(name)) {
            case null -> List.of();
            case List<?> list -> new ArrayList<>(list);
            case Object single -> List.of(single);
        };
    }

    /** An absolute http(s) address, or null. */
    public @Nullable URI address(String name) {
        var text = text(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var address = URI.create(text);
            if (address.getHost() != null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // Falls through to the same answer as an address of another scheme.
        }
        throw new BadInputException(name, "must be an http or https address");
    }
}
