package com.byeolshow.platform.testing;

import au.com.dius.pact.core.model.DefaultPactWriter;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.PactSpecVersion;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The committed pacts, one file per consumer and provider under {@code contracts/pacts}. A consumer's test holds its file
 * against what it needs now, or writes it with {@code -Dbyeolshow.contracts.write=true}; the provider's test reads it.
 */
public final class Pacts {

    /** Where providers find the files, seen from a module's folder. */
    public static final String FOLDER = "../contracts/pacts";

    /** A state of every service, as pacts name it. */
    public static final String READY = "the service is ready";

    /** A state of every service, as pacts name it. */
    public static final String NOT_READY = "the service takes no traffic";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Pacts() {}

    /**
     * Compares, or writes when asked to.
     *
     * @throws AssertionError if the committed file is not this pact
     */
    public static void keep(Pact pact) {
        String consumer = pact.getConsumer().getName();
        ContractFile.keep(
                "pacts/%s-%s.json".formatted(consumer, pact.getProvider().getName()),
                text(pact),
                "what %s needs".formatted(consumer));
    }

    /** In an order that only changes when the pact does, and without the version of the library that wrote it. */
    private static String text(Pact pact) {
        var written = new StringWriter();
        var result = DefaultPactWriter.INSTANCE.writePact(pact, new PrintWriter(written), PactSpecVersion.V3);
        Map<?, ?> map = JSON.readValue(written.toString(), Map.class);
        var sorted = new TreeMap<String, Object>();
        map.forEach((key, value) -> sorted.put(
                String.valueOf(key), value instanceof List<?> interactions ? byDescription(interactions) : value));
        sorted.put("metadata", Map.of("pactSpecification", Map.of("version", "3.0.0")));
        return JSON.writeValueAsString(sorted) + "\n";
    }

    private static List<Object> byDescription(List<?> interactions) {
        var sorted = new ArrayList<Object>(interactions);
        sorted.sort(Comparator.comparing(
                interaction -> interaction instanceof Map<?, ?> map ? String.valueOf(map.get("description")) : ""));
        return sorted;
    }
}
