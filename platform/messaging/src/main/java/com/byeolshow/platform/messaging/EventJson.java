package com.byeolshow.platform.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON of events. Has its own settings, so that a change to a service's HTTP answers cannot change what other services
 * read: camelCase, ISO-8601 instants, absent instead of null, unknown fields ignored.
 */
final class EventJson {

    private final JsonMapper json = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    String write(Object data) {
        return json.writeValueAsString(data);
    }

    /** @throws UndecodableEventException if the bytes are not what the subscriber asked for */
    <T> T read(byte[] data, Class<T> type) {
        try {
            T value = json.readValue(data, type);
            if (value == null) {
                throw new UndecodableEventException("data is null");
            }
            return value;
        } catch (JacksonException unreadable) {
            // Not the cause itself: its message quotes the data.
            throw new UndecodableEventException("data is not a " + type.getSimpleName());
        }
    }
}
