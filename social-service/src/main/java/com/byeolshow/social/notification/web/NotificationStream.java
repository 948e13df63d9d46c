package com.byeolshow.social.notification.web;

import com.byeolshow.platform.language.Language;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.security.TokenLife;
import com.byeolshow.social.notification.live.Ending;
import com.byeolshow.social.notification.live.Live;
import com.byeolshow.social.notification.live.LiveDelivery;
import com.byeolshow.social.notification.live.LiveDelivery.Connected;
import com.byeolshow.social.notification.live.LiveSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/**
 * New notifications as server-sent events: {@code event: notification} with the notification as data and its id as event
 * id. {@code Last-Event-ID} continues after that one. The first event of a new stream, {@code event: beginning}, has an id
 * and no notification, so that a stream that ends before anything happened can be continued too.
 */
@RestController
class NotificationStream {

    /** What browsers wait before they connect again. */
    private static final Duration RETRY = Duration.ofSeconds(3);

    private final LiveDelivery delivery;
    private final TokenLife tokens;
    private final LiveSettings settings;

    NotificationStream(LiveDelivery delivery, TokenLife tokens, LiveSettings settings) {
        this.delivery = delivery;
        this.tokens = tokens;
        this.settings = settings;
    }

    @GetMapping(path = "/v1/notifications/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Notification>> stream(
            Caller caller,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        // For proxies in front of the gateway that would rather collect an answer.
        response.getHeaders().set("X-Accel-Buffering", "no");
        HttpHeaders headers = request.getHeaders();
        return delivery.connect(caller.id(), eventId(lastEventId), connected -> events(connected, headers));
    }

    private Flux<ServerSentEvent<Notification>> events(Connected connected, HttpHeaders headers) {
        Language language = Language.preferred(headers.getOrEmpty(HttpHeaders.ACCEPT_LANGUAGE));
        var told = connected.told().map(live -> event(live, language)).materialize();
        var beats = Flux.interval(Duration.ZERO, settings.heartbeat())
                .onBackpressureDrop()
                .map(number -> number == 0
                        ? ServerSentEvent.<Notification>builder()
                                .retry(RETRY)
                                .comment("")
                                .build()
                        : ServerSentEvent.<Notification>builder().comment("").build())
                .materialize();
        var tokenEnd = tokens.end(headers, settings.recheck())
                .doOnSuccess(_ -> delivery.end(connected.connection(), Ending.TOKEN));
        return Flux.merge(told, beats)
                .<ServerSentEvent<Notification>>dematerialize()
                .takeUntilOther(tokenEnd);
    }

    private static ServerSentEvent<Notification> event(Live live, Language language) {
        return switch (live) {
            case Live.Beginning(var id) ->
                ServerSentEvent.<Notification>builder()
                        .id(Long.toString(id))
                        .event("beginning")
                        .build();
            case Live.Told(var stored) ->
                ServerSentEvent.<Notification>builder()
                        .id(Long.toString(stored.id()))
                        .event("notification")
                        .data(Notification.of(stored, language))
                        .build();
        };
    }

    /** Anything that was never an id of ours is none: such a stream begins now instead of failing for ever. */
    static @Nullable Long eventId(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }
}
