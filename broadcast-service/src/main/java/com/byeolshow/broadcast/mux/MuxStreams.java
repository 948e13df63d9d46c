package com.byeolshow.broadcast.mux;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.springframework.core.codec.CodecException;
import org.springframework.core.codec.DecodingException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/**
 * Live streams at the video platform. It knows no idempotency keys, so a stream carries the influencer's id as
 * passthrough and a lost answer is looked up by it.
 */
@Component
public final class MuxStreams {

    /** The platform's largest page. */
    private static final int PAGE_SIZE = 100;

    private final WebClient http;
    private final MuxSettings settings;

    MuxStreams(MuxHttp http, MuxSettings settings) {
        this.settings = settings;
        this.http = http.client();
    }

    private record NewStream(
            @JsonProperty("latency_mode") String latencyMode,
            @JsonProperty("playback_policies") List<String> playbackPolicies,
            @JsonProperty("new_asset_settings") NewAsset newAssetSettings,
            @JsonProperty("reconnect_window") long reconnectWindow,
            String passthrough) {}

    private record NewAsset(
            @JsonProperty("playback_policies") List<String> playbackPolicies) {}

    private record OneStream(MuxStream data) {

        OneStream {
            Objects.requireNonNull(data, "data");
        }
    }

    private record StreamPage(int number, List<MuxStream> streams) {}

    private record ManyStreams(List<MuxStream> data) {}

    /**
     * Whether a change may have been made, or may still be, although its answer does not say so. After a refusal, and when
     * the question was never sent, it cannot.
     */
    public static boolean mayHaveHappened(Throwable failure) {
        return switch (failure) {
            case WebClientResponseException answer -> !answer.getStatusCode().is4xxClientError();
            case WebClientRequestException _, CodecException _, TimeoutException _ -> true;
            default -> false;
        };
    }

    /** Makes a public stream with low latency. Never repeated here: ask {@link #find} when the answer is lost. */
    public Mono<MuxStream> create(String passthrough) {
        return http.post()
                .uri("/video/v1/live-streams")
                .bodyValue(new NewStream(
                        "low",
                        List.of("public"),
                        new NewAsset(List.of("public")),
                        settings.reconnectWindow().toSeconds(),
                        passthrough))
                .retrieve()
                .bodyToMono(OneStream.class)
                .switchIfEmpty(Mono.error(() -> new DecodingException("no stream in the answer")))
                .map(OneStream::data);
    }

    /** The oldest stream with this passthrough; empty if there is none. The platform has no filter for it. */
    public Mono<MuxStream> find(String passthrough) {
        return page(1).expand(page -> page.streams().size() < PAGE_SIZE ? Mono.empty() : page(page.number() + 1))
                .flatMapIterable(StreamPage::streams)
                .filter(stream -> passthrough.equals(stream.passthrough()))
                .collectList()
                .flatMap(found -> Mono.justOrEmpty(found.stream().min(Comparator.comparing(MuxStream::createdAt))));
    }

    private Mono<StreamPage> page(int number) {
        return http.get()
                .uri("/video/v1/live-streams?limit={limit}&page={page}", PAGE_SIZE, number)
                .retrieve()
                .bodyToMono(ManyStreams.class)
                .map(many -> new StreamPage(number, many.data()));
    }

    /** A stream as it is now; empty if the platform has none of that id. */
    public Mono<MuxStream> get(String streamId) {
        return http.get()
                .uri("/video/v1/live-streams/{id}", streamId)
                .retrieve()
                .bodyToMono(OneStream.class)
                .map(OneStream::data)
                .onErrorResume(WebClientResponseException.NotFound.class, _ -> Mono.empty());
    }

    /** Whether an encoder sends, or is waited for. A stream that is disabled or gone is not active. */
    public Mono<Boolean> isActive(String streamId) {
        return get(streamId).map(stream -> "active".equals(stream.status())).defaultIfEmpty(false);
    }

    /** Gives a stream a new key; the old one is void at once. Never repeated here: read the stream when the answer is lost. */
    public Mono<MuxStream> resetKey(String streamId) {
        return http.post()
                .uri("/video/v1/live-streams/{id}/reset-stream-key", streamId)
                .retrieve()
                .bodyToMono(OneStream.class)
                .switchIfEmpty(Mono.error(() -> new DecodingException("no stream in the answer")))
                .map(OneStream::data);
    }

    /** Deletes a stream for good and cuts off who sends to it; recordings stay. One that is gone counts as deleted. */
    public Mono<Void> delete(String streamId) {
        return http.delete()
                .uri("/video/v1/live-streams/{id}", streamId)
                .retrieve()
                .toBodilessEntity()
                .onErrorResume(WebClientResponseException.NotFound.class, _ -> Mono.empty())
                .then();
    }

    /** Ends the recording now instead of after the reconnect window. Harmless when repeated or when the stream is gone. */
    public Mono<Void> complete(String streamId) {
        return http.put()
                .uri("/video/v1/live-streams/{id}/complete", streamId)
                .retrieve()
                .toBodilessEntity()
                .onErrorResume(
                        WebClientResponseException.class,
                        refused -> refused.getStatusCode() == HttpStatus.NOT_FOUND ? Mono.empty() : Mono.error(refused))
                .then();
    }
}
