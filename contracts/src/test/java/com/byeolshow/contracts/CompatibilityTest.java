package com.byeolshow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CompatibilityTest {

    private static final String RELEASED = """
            {"type":"object","required":["id","amount"],"properties":{
              "id":{"type":"string"},
              "amount":{"type":"integer"},
              "paidAt":{"type":"string","format":"date-time"},
              "status":{"type":"string","enum":["ready","live"]},
              "items":{"type":"array","items":{"$ref":"#/$defs/item"}}},
             "$defs":{"item":{"type":"object","required":["productId"],"properties":{"productId":{"type":"string"}}}}}
            """;

    @Test
    void theSameSchemaIsCompatible() {
        assertThat(breaks(RELEASED)).isEmpty();
    }

    @Test
    void moreIsCompatible() {
        assertThat(breaks(RELEASED.replace(
                                "\"id\":{\"type\":\"string\"}",
                                "\"id\":{\"type\":\"string\"},\"note\":{\"type\":\"string\"}")
                        .replace("[\"id\",\"amount\"]", "[\"id\",\"amount\",\"note\"]")))
                .isEmpty();
    }

    @Test
    void aRemovedPropertyBreaks() {
        assertThat(breaks(RELEASED.replace("\"amount\":{\"type\":\"integer\"},", "")))
                .containsExactly("/amount is gone");
    }

    @Test
    void aRenamedPropertyBreaks() {
        assertThat(breaks(RELEASED.replace("\"paidAt\"", "\"settledAt\""))).containsExactly("/paidAt is gone");
    }

    @Test
    void aRetypedPropertyBreaks() {
        assertThat(breaks(RELEASED.replace("{\"type\":\"integer\"}", "{\"type\":\"string\"}")))
                .containsExactly("/amount may now be string");
        assertThat(breaks(RELEASED.replace("{\"type\":\"integer\"}", "{\"type\":[\"integer\",\"null\"]}")))
                .containsExactly("/amount may now be null");
        assertThat(breaks(RELEASED.replace(",\"format\":\"date-time\"", "")))
                .containsExactly("/paidAt has another format");
    }

    @Test
    void aPromiseTakenBackBreaks() {
        assertThat(breaks(RELEASED.replace("[\"id\",\"amount\"]", "[\"id\"]")))
                .containsExactly("/amount is no longer required");
    }

    @Test
    void aRemovedValueBreaks() {
        assertThat(breaks(RELEASED.replace("[\"ready\",\"live\"]", "[\"ready\"]")))
                .containsExactly("/status no longer allows live");
    }

    @Test
    void entriesOfListsCountToo() {
        assertThat(breaks(RELEASED.replace(
                        "{\"productId\":{\"type\":\"string\"}}", "{\"productId\":{\"type\":\"integer\"}}")))
                .containsExactly("/items[]/productId may now be integer");
    }

    private static List<String> breaks(String current) {
        var json = JsonMapper.shared();
        return Compatibility.breaks(json.readTree(RELEASED), json.readTree(current));
    }
}
