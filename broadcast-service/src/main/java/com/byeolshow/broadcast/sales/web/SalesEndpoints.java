package com.byeolshow.broadcast.sales.web;

import com.byeolshow.broadcast.sales.Sales;
import com.byeolshow.broadcast.sales.SalesFeed;
import com.byeolshow.broadcast.sales.SalesSettings;
import com.byeolshow.broadcast.show.OverseeShow;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.security.TokenLife;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a show sells, for its host and for managers: asked for once, or live as server-sent events. */
@RestController
class SalesEndpoints {

    /** What browsers wait before they connect again. */
    private static final Duration RETRY = Duration.ofSeconds(3);

    private final OverseeShow overseeShow;
    private final Sales sales;
    private final SalesFeed feed;
    private final TokenLife tokens;
    private final SalesSettings settings;

    SalesEndpoints(OverseeShow overseeShow, Sales sales, SalesFeed feed, TokenLife tokens, SalesSettings settings) {
        this.overseeShow = overseeShow;
        this.sales = sales;
        this.feed = feed;
        this.tokens = tokens;
        this.settings = settings;
    }

    @GetMapping("/v1/shows/{id}/sales")
    Mono<SalesAnswer> now(Caller caller, @PathVariable String id) {
        return overseeShow.run(caller, id).flatMap(show -> sales.of(show.id())).map(SalesAnswer::of);
    }

    /** {@code event: sales} with the whole state each time, the present one first; comments keep it open in between. */
    @GetMapping(path = "/v1/shows/{id}/sales/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<SalesAnswer>> stream(
            Caller caller, @PathVariable String id, ServerHttpRequest request, ServerHttpResponse response) {
        // For proxies in front of the gateway that would rather collect an answer.
        response.getHeaders().set("X-Accel-Buffering", "no");
        HttpHeaders headers = request.getHeaders();
        return overseeShow
                .run(caller, id)
                .flatMapMany(show -> feed.follow(caller.id(), show.id(), states -> events(states, headers)));
    }

    private Flux<ServerSentEvent<SalesAnswer>> events(Flux<Sales.OfShow> states, HttpHeaders headers) {
        var told = states.map(state -> ServerSentEvent.<SalesAnswer>builder()
                        .event("sales")
                        .data(SalesAnswer.of(state))
                        .build())
                .materialize();
        var beats = Flux.interval(Duration.ZERO, settings.heartbeat())
                .onBackpressureDrop()
                .map(number -> number == 0
                        ? ServerSentEvent.<SalesAnswer>builder()
                                .retry(RETRY)
                                .comment("")
                                .build()
                        : ServerSentEvent.<SalesAnswer>builder().comment("").build())
                .materialize();
        // One at a time: a state that waits may be replaced by a newer one.
        return Flux.merge(1, told, beats)
                .<ServerSentEvent<SalesAnswer>>dematerialize()
                .takeUntilOther(tokens.end(headers, settings.recheck()));
    }
}
