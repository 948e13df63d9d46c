package com.byeolshow.broadcast.mux;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/** Recordings at the video platform. */
@Component
public final class MuxAssets {

    /** The platform's largest page; it lists the newest first, and what we look for is hours old at most. */
    private static final int PAGE_SIZE = 100;

    private final WebClient http;

    MuxAssets(MuxHttp http) {
        this.http = http.client();
    }

    private record ManyAssets(List<MuxAsset> data) {}

    /** The newest hundred recordings of a stream. */
    public Mono<List<MuxAsset>> ofStream(String streamId) {
        return http.get()
                .uri("/video/v1/assets?live_stream_id={stream}&limit={limit}", streamId, PAGE_SIZE)
                .retrieve()
                .bodyToMono(ManyAssets.class)
                .map(ManyAssets::data);
    }

    /** Deletes a recording for good. One that is gone already counts as deleted. */
    public Mono<Void> delete(String assetId) {
        return http.delete()
                .uri("/video/v1/assets/{id}", assetId)
                .retrieve()
                .toBodilessEntity()
                .onErrorResume(
                        WebClientResponseException.class,
                        refused -> refused.getStatusCode() == HttpStatus.NOT_FOUND ? Mono.empty() : Mono.error(refused))
                .then();
    }
}
