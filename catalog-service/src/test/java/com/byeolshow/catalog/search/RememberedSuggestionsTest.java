package com.byeolshow.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.search.Suggestion.Kind;
import com.byeolshow.catalog.search.model.SearchQuery;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class RememberedSuggestionsTest {

    private static final SearchQuery LIP = SearchQuery.read("립").orElseThrow();
    private static final List<Suggestion> LIPSTICK = List.of(new Suggestion(Kind.PRODUCT, "P1", "립스틱"));

    private final AtomicInteger looked = new AtomicInteger();

    @Test
    void whatManyTypeIsLookedForOnce() {
        var remembered = new RememberedSuggestions(Duration.ofMinutes(1), _ -> looking(Mono.just(LIPSTICK)));

        assertThat(remembered.of(LIP).block()).isEqualTo(LIPSTICK);
        assertThat(remembered.of(SearchQuery.read(" 립 ").orElseThrow()).block()).isEqualTo(LIPSTICK);
        assertThat(looked).hasValue(1);
        remembered.of(SearchQuery.read("칫").orElseThrow()).block();
        assertThat(looked).hasValue(2);
    }

    @Test
    void withNoTimeNothingIsRemembered() {
        var remembered = new RememberedSuggestions(Duration.ZERO, _ -> looking(Mono.just(LIPSTICK)));

        remembered.of(LIP).block();
        remembered.of(LIP).block();
        assertThat(looked).hasValue(2);
    }

    @Test
    void aFailureIsNotRemembered() {
        var remembered = new RememberedSuggestions(
                Duration.ofMinutes(1),
                _ -> looking(looked.get() == 0 ? Mono.error(new IllegalStateException("away")) : Mono.just(LIPSTICK)));

        StepVerifier.create(remembered.of(LIP)).verifyErrorMessage("away");
        assertThat(remembered.of(LIP).block()).isEqualTo(LIPSTICK);
    }

    @Test
    void whoGoesOnTypingLeavesTheAnswerToTheOthers() {
        var found = Sinks.<List<Suggestion>>one();
        var remembered = new RememberedSuggestions(Duration.ofMinutes(1), _ -> looking(found.asMono()));
        var impatient = remembered.of(LIP).subscribe();

        StepVerifier.create(remembered.of(LIP))
                .then(impatient::dispose)
                .then(() -> found.tryEmitValue(LIPSTICK))
                .expectNext(LIPSTICK)
                .verifyComplete();
        assertThat(looked).hasValue(1);
    }

    private Mono<List<Suggestion>> looking(Mono<List<Suggestion>> answer) {
        looked.incrementAndGet();
        return answer;
    }
}
