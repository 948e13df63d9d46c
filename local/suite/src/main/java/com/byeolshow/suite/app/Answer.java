package com.byeolshow.suite.app;

import java.net.http.HttpHeaders;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What came back.
 *
 * @param request method and path, for messages
 */
public record Answer(String request, int status, String body, HttpHeaders headers) {

    private static final int SHOWN = 400;

    /**
     * This answer, if it has the given status.
     *
     * @throws UnexpectedAnswer otherwise, with the beginning of the body
     */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new UnexpectedAnswer("%s answered %d instead of %d: %s"
                    .formatted(request, status, expected, body.substring(0, Math.min(SHOWN, body.length()))));
        }
        return this;
    }

    /**
     * The body as JSON.
     *
     * @throws UnexpectedAnswer when it is not JSON
     */
    public JsonNode json() {
        try {
            return App.JSON.readTree(body);
        } catch (JacksonException notJson) {
            throw new UnexpectedAnswer(
                    request + " answered no JSON: " + body.substring(0, Math.min(SHOWN, body.length())));
        }
    }

    /** The value at a JSON pointer such as {@code /order/_id}, as text. */
    public String text(String pointer) {
        JsonNode value = json().at(pointer);
        if (value.isMissingNode()) {
            throw new UnexpectedAnswer(request + " answered without " + pointer + ": " + body);
        }
        return value.asString();
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }
}
