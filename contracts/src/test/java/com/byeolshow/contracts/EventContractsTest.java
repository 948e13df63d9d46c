package com.byeolshow.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every event type has a schema, samples that keep it, and stays readable for those who know its released form. A type is
 * released, or a compatible change to one, with {@code -Dbyeolshow.contracts.release=true}.
 */
class EventContractsTest {

    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    private static final Path EVENTS = Path.of("events");
    private static final Path RELEASED = EVENTS.resolve("released");

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonMapper JSON = JsonMapper.shared();

    @TestFactory
    Stream<DynamicNode> events() {
        return types().map(type -> dynamicContainer(
                type.getFileName().toString(),
                List.of(
                        dynamicTest("is named domain.what-happened.vN", () -> hasAProperName(type)),
                        dynamicTest("has a schema open for additions", () -> hasAnOpenSchema(type)),
                        dynamicTest("has samples that keep the schema", () -> samplesKeepTheSchema(type)),
                        dynamicTest("is still what readers know", () -> staysCompatible(type)))));
    }

    @Test
    void thereAreEvents() {
        assertThat(types()).isNotEmpty();
    }

    @Test
    void noReleasedTypeIsGone() {
        assertThat(list(RELEASED).map(file -> file.getFileName().toString().replace(".json", "")))
                .allSatisfy(type ->
                        assertThat(EVENTS.resolve(type).resolve("schema.json")).exists());
    }

    private static void hasAProperName(Path type) {
        assertThat(type.getFileName().toString()).matches("[a-z]+\\.[a-z]+(-[a-z]+)*\\.v[1-9][0-9]*");
    }

    private static void hasAnOpenSchema(Path type) {
        JsonNode schema = JSON.readTree(read(schemaOf(type)));
        assertThat(schema.path("$schema").asString("")).isEqualTo(DRAFT);
        assertThat(schema.path("type").asString("")).isEqualTo("object");
        assertThat(schema.path("required").isArray()).isTrue();
        assertThat(schema.findValues("additionalProperties"))
                .allSatisfy(closed -> assertThat(closed.isBoolean() && !closed.booleanValue())
                        .as("readers must ignore what they do not know, so a schema must not forbid it")
                        .isFalse());
    }

    private static void samplesKeepTheSchema(Path type) {
        var schema = SCHEMAS.getSchema(read(schemaOf(type)), InputFormat.JSON);
        List<Path> samples = list(type.resolve("samples")).toList();
        assertThat(samples).as("samples").isNotEmpty();
        assertThat(samples).allSatisfy(sample -> assertThat(schema.validate(
                        read(sample),
                        InputFormat.JSON,
                        run -> run.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as(sample.getFileName().toString())
                .isEmpty());
    }

    private static void staysCompatible(Path type) throws IOException {
        Path released = RELEASED.resolve(type.getFileName() + ".json");
        if (Files.exists(released)) {
            assertThat(Compatibility.breaks(JSON.readTree(read(released)), JSON.readTree(read(schemaOf(type)))))
                    .as("changes that need a new version beside this one")
                    .isEmpty();
        }
        if (Boolean.getBoolean("byeolshow.contracts.release")) {
            Files.createDirectories(RELEASED);
            Files.copy(schemaOf(type), released, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(released)
                .as("release it with -Dbyeolshow.contracts.release=true")
                .exists();
    }

    private static Stream<Path> types() {
        return list(EVENTS).filter(Files::isDirectory).filter(path -> !path.equals(RELEASED));
    }

    private static Path schemaOf(Path type) {
        return type.resolve("schema.json");
    }

    private static Stream<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (var entries = Files.list(folder)) {
            return entries.sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
