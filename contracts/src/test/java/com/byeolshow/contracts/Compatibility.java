package com.byeolshow.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Whether a schema may replace a released one under the same type name: readers of the released one must still
 * understand every event, so properties keep their names, kinds and promises. New optional or required properties are
 * fine, as readers ignore what they do not know.
 */
final class Compatibility {

    private final JsonNode released;
    private final JsonNode current;
    private final List<String> breaks = new ArrayList<>();

    private Compatibility(JsonNode released, JsonNode current) {
        this.released = released;
        this.current = current;
    }

    /** What would break, each named by its path; empty when nothing does. */
    static List<String> breaks(JsonNode released, JsonNode current) {
        var comparison = new Compatibility(released, current);
        comparison.compare("", released, current);
        return comparison.breaks;
    }

    private void compare(String path, JsonNode declaredBefore, JsonNode declaredNow) {
        JsonNode before = resolve(released, declaredBefore);
        JsonNode now = resolve(current, declaredNow);
        Set<String> typesBefore = texts(before.path("type"));
        Set<String> typesNow = texts(now.path("type"));
        if (!typesBefore.isEmpty()) {
            typesNow.stream()
                    .filter(type ->
                            !typesBefore.contains(type) && !(type.equals("integer") && typesBefore.contains("number")))
                    .forEach(type -> breaks.add("%s may now be %s".formatted(name(path), type)));
            if (typesNow.isEmpty()) {
                breaks.add("%s lost its type".formatted(name(path)));
            }
        }
        Set<String> enumBefore = texts(before.path("enum"));
        Set<String> enumNow = texts(now.path("enum"));
        enumBefore.stream()
                .filter(value -> !enumNow.contains(value))
                .forEach(value -> breaks.add("%s no longer allows %s".formatted(name(path), value)));
        if (!text(before.path("format")).equals(text(now.path("format")))) {
            breaks.add("%s has another format".formatted(name(path)));
        }
        Set<String> requiredNow = texts(now.path("required"));
        texts(before.path("required")).stream()
                .filter(property -> !requiredNow.contains(property))
                .forEach(property -> breaks.add("%s is no longer required".formatted(name(path + "/" + property))));
        for (var property : before.path("properties").properties()) {
            JsonNode replacement = now.path("properties").path(property.getKey());
            String at = path + "/" + property.getKey();
            if (replacement.isMissingNode()) {
                breaks.add("%s is gone".formatted(at));
            } else {
                compare(at, property.getValue(), replacement);
            }
        }
        if (before.has("items")) {
            compare(path + "[]", before.path("items"), now.path("items"));
        }
    }

    private static JsonNode resolve(JsonNode schema, JsonNode node) {
        String reference = text(node.path("$ref"));
        return reference.startsWith("#/") ? schema.at(reference.substring(1)) : node;
    }

    private static Set<String> texts(JsonNode node) {
        var texts = new TreeSet<String>();
        if (node.isArray()) {
            node.forEach(entry -> texts.add(text(entry)));
        } else if (!node.isMissingNode()) {
            texts.add(text(node));
        }
        return texts;
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "" : node.isString() ? node.stringValue() : node.toString();
    }

    private static String name(String path) {
        return path.isEmpty() ? "the event" : path;
    }
}
