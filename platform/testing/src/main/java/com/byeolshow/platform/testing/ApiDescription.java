package com.byeolshow.platform.testing;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An OpenAPI document to hold real answers against. */
final class ApiDescription {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Route(PathPattern pattern, JsonNode item) {}

    private final JsonNode document;
    private final ObjectNode components;
    private final List<Route> routes = new ArrayList<>();
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    ApiDescription(String json) {
        document = JSON.readTree(json);
        components = document.path("components").isObject()
                ? (ObjectNode) document.path("components").deepCopy()
                : JSON.createObjectNode();
        components.path("schemas").forEach(ApiDescription::close);
        document.path("paths")
                .forEachEntry(
                        (path, item) -> routes.add(new Route(PathPatternParser.defaultInstance.parse(path), item)));
        routes.sort(Comparator.comparing(Route::pattern, PathPattern.SPECIFICITY_COMPARATOR));
    }

    /** A field nobody described is a difference too, although readers of the contract must ignore it. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            if (object.path("properties").isObject() && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
            object.forEach(ApiDescription::close);
        } else if (schema.isArray()) {
            schema.forEach(ApiDescription::close);
        }
    }

    /**
     * What of an answer is not as described; empty if all of it is.
     *
     * @param body null for a body that is not JSON, which is not looked into
     */
    List<String> differences(
            String method, String path, int status, @Nullable MediaType contentType, @Nullable String body) {
        var route = route(path);
        var operation = route.map(found -> found.item().path(method.toLowerCase(Locale.ROOT)))
                .orElse(null);
        if (route.isEmpty() || operation == null || operation.isMissingNode()) {
            // Refusals of what does not exist are the platform's; a success there is an operation nobody described.
            return status < 400
                    ? List.of("%s %s is not described but answered %d".formatted(method, path, status))
                    : List.of();
        }
        String name = "%s %s -> %d".formatted(method, route.get().pattern(), status);
        var response = response(operation.path("responses"), status);
        if (response.isEmpty()) {
            return List.of(name + ": the status is not described");
        }
        JsonNode content = response.get().path("content");
        boolean empty = contentType == null || (body != null && body.isEmpty());
        if (content.isEmpty() || empty) {
            return content.isEmpty() == empty
                    ? List.of()
                    : List.of(name + (empty ? ": a body is described but none came" : ": no body is described"));
        }
        var described = content.propertyStream()
                .filter(type -> MediaType.parseMediaType(type.getKey()).equalsTypeAndSubtype(contentType))
                .findFirst();
        if (described.isEmpty()) {
            return List.of("%s: content type %s is not described".formatted(name, contentType));
        }
        return body == null
                ? List.of()
                : schemas
                        .computeIfAbsent(
                                name + contentType,
                                _ -> schema(described.get().getValue().path("schema")))
                        .validate(body, InputFormat.JSON)
                        .stream()
                        .map(error -> "%s: at %s %s".formatted(name, pointer(error), error.getMessage()))
                        .toList();
    }

    private static String pointer(com.networknt.schema.Error error) {
        String pointer = error.getInstanceLocation().toString();
        return pointer.isEmpty() ? "the root" : pointer;
    }

    private Optional<Route> route(String path) {
        String bare = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        var container = PathContainer.parsePath(bare);
        return routes.stream()
                .filter(route -> route.pattern().matches(container))
                .findFirst();
    }

    private Optional<JsonNode> response(JsonNode responses, int status) {
        for (String key : List.of(Integer.toString(status), status / 100 + "XX", "default")) {
            JsonNode found = responses.path(key);
            if (!found.isMissingNode()) {
                String reference = found.path("$ref").asString("");
                return Optional.of(reference.isEmpty() ? found : document.at(reference.substring(1)));
            }
        }
        return Optional.empty();
    }

    /** The schema with the components beside it, where its references find them. */
    private Schema schema(JsonNode schema) {
        var root = schema instanceof ObjectNode object ? object.deepCopy() : JSON.createObjectNode();
        close(root);
        root.set("components", components);
        return SCHEMAS.getSchema(root.toString(), InputFormat.JSON);
    }
}
