package com.byeolshow.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.env.Environment;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds a running service against {@code contracts/http/<service>.yaml}. Whoever changes an endpoint changes that file in
 * the same commit: run the test with {@code -Dbyeolshow.contracts.write=true} and read the difference.
 */
public final class OpenApiContract {

    private final Environment environment;

    OpenApiContract(Environment environment) {
        this.environment = environment;
    }

    /** Compares, or writes when asked to. */
    public void verify() {
        String service = environment.getRequiredProperty("spring.application.name");
        ContractFile.keep("http/%s.yaml".formatted(service), yaml(), "what the service answers");
    }

    /** The service's own description, in an order that only changes when the interface does. */
    String yaml() {
        Map<?, ?> described = JsonMapper.shared().readValue(json(), Map.class);
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(200);
        options.setSplitLines(false);
        return new Yaml(options).dump(ordered(described));
    }

    URI address() {
        return URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port"));
    }

    /** As the running service says it. */
    String json() {
        URI url = address().resolve("/v3/api-docs");
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("%s answered %d: %s".formatted(url, answer.statusCode(), answer.body()));
            }
            return answer.body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private static Map<String, Object> ordered(Map<?, ?> described) {
        var ordered = new LinkedHashMap<String, Object>();
        Map<String, Object> rest = sorted(described);
        // The address of a test run is no part of the contract.
        rest.remove("servers");
        for (String first : List.of("openapi", "info")) {
            Object value = rest.remove(first);
            if (value != null) {
                ordered.put(first, value);
            }
        }
        ordered.putAll(rest);
        return ordered;
    }

    private static Map<String, Object> sorted(Map<?, ?> map) {
        var sorted = new TreeMap<String, Object>();
        map.forEach((key, value) -> {
            if (value != null) {
                sorted.put(String.valueOf(key), sortedValue(String.valueOf(key), value));
            }
        });
        return sorted;
    }

    private static Object sortedValue(String name, Object value) {
        return switch (value) {
            case Map<?, ?> map -> sorted(map);
            case List<?> list -> {
                var values = new ArrayList<Object>();
                list.forEach(entry -> values.add(entry instanceof Map<?, ?> map ? sorted(map) : entry));
                if (name.equals("required")
                        || name.equals("tags")
                        || name.equals("parameters")
                        || name.equals("type")) {
                    values.sort(Comparator.comparing(OpenApiContract::nameOf));
                }
                yield values;
            }
            default -> value;
        };
    }

    private static String nameOf(Object entry) {
        return entry instanceof Map<?, ?> map && map.get("name") != null
                ? String.valueOf(map.get("name"))
                : String.valueOf(entry);
    }
}
