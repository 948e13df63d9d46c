package com.byeolshow.sandbox.input;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox's one JSON reader and writer; numbers with a fraction stay exact. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    public static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** The object in the bytes. @throws BadInputException when there is none */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(byte[] bytes) {
        try {
            if (MAPPER.readValue(bytes, Object.class) instanceof Map<?, ?> object) {
                return (Map<String, Object>) object;
            }
        } catch (JacksonException malformed) {
            throw new BadInputException("body", "is not valid JSON");
        }
        throw new BadInputException("body", "must be a JSON object");
    }
}
