package com.byeolshow.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Flux;

class UploadTest {

    private static final DataBuffer PART =
            DefaultDataBufferFactory.sharedInstance.wrap("part".getBytes(StandardCharsets.UTF_8));

    private final Upload upload = Upload.limitedTo(
            100,
            MockServerWebExchange.from(MockServerHttpRequest.post("/review/").build()));

    @Test
    void whatNoServiceAskedForKeepsNobodyWaiting() {
        Flux<DataBuffer> body = upload.count(Flux.just(PART));

        assertThat(body).isNotNull();
        assertThat(upload.underWay()).isFalse();
    }

    @Test
    void aClientThatHasNotSentAllIsStillSending() {
        upload.count(Flux.just(PART).concatWith(Flux.never()))
                .map(DataBufferUtils::retain)
                .take(1)
                .blockLast();

        assertThat(upload.underWay()).isTrue();
    }

    @Test
    void oneThatHasSentAllIsNot() {
        upload.count(Flux.just(PART)).blockLast();

        assertThat(upload.underWay()).isFalse();
        assertThat(upload.tooLarge()).isFalse();
    }
}
