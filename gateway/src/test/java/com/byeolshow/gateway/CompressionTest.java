package com.byeolshow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.gateway.kit.BackEnds;
import com.byeolshow.gateway.kit.Client;
import com.byeolshow.gateway.kit.GatewayTest;
import com.byeolshow.gateway.route.Owner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** Large texts are packed for clients that can unpack them. */
@GatewayTest
class CompressionTest {

    private static final String LARGE = "[\"" + "상품".repeat(2_000) + "\"]";

    @Autowired
    Client client;

    @Test
    void aLargeAnswerIsPackedAndReadsTheSame() throws Exception {
        answering("application/json", LARGE);

        var packed = get("gzip");

        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.body().length).isLessThan(1_000);
        assertThat(unpacked(packed.body())).isEqualTo(LARGE);
    }

    @Test
    void whoDoesNotAskGetsItPlain() throws Exception {
        answering("application/json", LARGE);

        var plain = get("identity");

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(new String(plain.body(), StandardCharsets.UTF_8)).isEqualTo(LARGE);
    }

    @Test
    void smallAnswersAndPicturesStayAsTheyAre() throws Exception {
        answering("application/json", "[]");
        assertThat(get("gzip").headers().firstValue("Content-Encoding")).isEmpty();
        answering("image/png", LARGE);
        assertThat(get("gzip").headers().firstValue("Content-Encoding")).isEmpty();
    }

    private static void answering(String type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        BackEnds.on(Owner.CATALOG, "/collections", (_, response) -> response.header("Content-Type", type)
                .header("Content-Length", Integer.toString(bytes.length))
                .sendByteArray(Mono.just(bytes)));
    }

    private HttpResponse<byte[]> get(String encoding) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/collections/".formatted(client.port())))
                            .header("Accept-Encoding", encoding)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static String unpacked(byte[] packed) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
