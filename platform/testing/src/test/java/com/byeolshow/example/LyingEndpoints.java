package com.byeolshow.example;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Answers something else than its types say, except for one that tells the truth. */
@RestController
@RequestMapping("/lies")
class LyingEndpoints {

    record Truth(
            @JsonProperty("_id") String id,
            @Nullable String note,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long left,

            List<Inner> inner) {

        record Inner(long amount, @Nullable Inner next) {}
    }

    /** A getter that no component stands for. */
    record Chatty(String text) {
        public String getSecret() {
            return "more than was promised";
        }
    }

    @GetMapping("/none")
    Truth none() {
        return new Truth("1", null, null, List.of(new Truth.Inner(1, new Truth.Inner(2, null))));
    }

    @GetMapping("/null")
    Truth missing() {
        return new Truth(nothing(), "note", 1L, List.of());
    }

    @GetMapping("/field")
    Chatty field() {
        return new Chatty("text");
    }

    @GetMapping("/status")
    Mono<ResponseEntity<Truth>> status() {
        return Mono.just(ResponseEntity.accepted().body(none()));
    }

    @GetMapping("/type")
    ResponseEntity<Truth> type() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(none());
    }

    @GetMapping("/body")
    Mono<Truth> body() {
        return Mono.empty();
    }

    @SuppressWarnings("NullAway")
    private static String nothing() {
        return null;
    }
}
