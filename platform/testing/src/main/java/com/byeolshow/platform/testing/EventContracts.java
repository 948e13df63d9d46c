package com.byeolshow.platform.testing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The event contracts of the suite: schemas and samples under {@code contracts/events}. */
public final class EventContracts {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final Map<String, Schema> LOADED = new ConcurrentHashMap<>();

    private EventContracts() {}

    /**
     * Fails unless the data is what the schema of the type says.
     *
     * @throws AssertionError with every violation
     */
    public static void assertValid(String type, String json) {
        List<Error> errors =
                LOADED.computeIfAbsent(type, EventContracts::schema).validate(json, InputFormat.JSON);
        if (!errors.isEmpty()) {
            throw new AssertionError("%s does not keep its contract: %s%n%s"
                    .formatted(type, errors.stream().map(Error::toString).collect(Collectors.joining("; ")), json));
        }
    }

    /** {@link #assertValid(String, String)} of a tree. */
    public static void assertValid(String type, JsonNode data) {
        assertValid(type, data.toString());
    }

    /** {@link #assertValid(String, String)} of an object written as events are: null fields left out. */
    public static void assertValid(String type, Object data) {
        assertValid(type, asEvent(data).toString());
    }

    /** An object as its event data would be. */
    public static JsonNode asEvent(Object data) {
        return JsonMapper.builder()
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build()
                .valueToTree(data);
    }

    /**
     * A sample's text.
     *
     * @param name file name without {@code .json}
     */
    public static String sample(String type, String name) {
        return read("contracts/events/%s/samples/%s.json".formatted(type, name));
    }

    private static Schema schema(String type) {
        return SCHEMAS.getSchema(read("contracts/events/%s/schema.json".formatted(type)), InputFormat.JSON);
    }

    private static String read(String resource) {
        try (var stream = EventContracts.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new AssertionError("no " + resource + "; is the contracts module installed?");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
