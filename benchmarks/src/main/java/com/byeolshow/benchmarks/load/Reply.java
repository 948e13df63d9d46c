package com.byeolshow.benchmarks.load;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back for one request. */
public record Reply(int status, String body) {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int SHOWN = 160;

    /** The value at a JSON pointer, as text; empty when it is missing. */
    public String text(String pointer) {
        JsonNode value = json().at(pointer);
        return value.isMissingNode() ? "" : value.asString();
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** A kind of failure people can count: status and the beginning of the body, digits blurred so that ids fall together. */
    public String kind() {
        String begin = body.substring(0, Math.min(SHOWN, body.length()));
        return status + " " + begin.replaceAll("[A-Za-z0-9_-]{20,}", "…").replaceAll("[0-9]{4,}", "#");
    }
}
