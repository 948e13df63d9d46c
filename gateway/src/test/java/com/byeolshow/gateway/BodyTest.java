package com.byeolshow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.gateway.kit.BackEnds;
import com.byeolshow.gateway.kit.Client;
import com.byeolshow.gateway.kit.GatewayTest;
import com.byeolshow.gateway.kit.Tokens;
import com.byeolshow.gateway.route.Owner;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@GatewayTest
@TestPropertySource(properties = "byeolshow.gateway.body.patience=2s")
class BodyTest {

    private static final int KB = 1024;
    private static final int MB = KB * KB;

    @Autowired
    Client client;

    @Test
    void aDeleteKeepsItsBody() {
        client.call("DELETE", "/wishlist/", Tokens.customer("c"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"product\":\"P1\"}")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.method")
                .isEqualTo("DELETE")
                .jsonPath("$.body")
                .isEqualTo("{\"product\":\"P1\"}");
    }

    @Test
    void aDeleteOfUnannouncedLengthKeepsItsBodyToo() {
        assertThat(sendChunked(HttpMethod.DELETE, "/cart/items/", bytes(30), 2))
                .startsWith("200 ")
                .contains("\"length\":60")
                .contains("\"content-length\":\"60\"");
    }

    @Test
    void aBodyUpToTheLimitPasses() {
        client.call("POST", "/cart/", Tokens.customer("c"))
                .bodyValue(new byte[MB])
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.length")
                .isEqualTo(MB);
    }

    @Test
    void anAnnouncedOversizeIsRefusedInTheFamilyOfTheRoute() {
        client.call("POST", "/cart/", Tokens.customer("c"))
                .bodyValue(new byte[MB + 1])
                .exchange()
                .expectStatus()
                .isEqualTo(413)
                .expectBody(String.class)
                .isEqualTo("\"request-too-large\"");
    }

    @Test
    void anUnannouncedOversizeIsRefusedAndNeverReachesTheService() {
        int before = BackEnds.calls(Owner.COMMERCE, "/cart/checkout");

        assertThat(sendChunked(HttpMethod.POST, "/cart/checkout/", bytes(64 * KB), 17))
                .isEqualTo("413 \"request-too-large\"");
        assertThat(BackEnds.calls(Owner.COMMERCE, "/cart/checkout")).isEqualTo(before);
    }

    @Test
    void uploadsMayBeLargerAndAreStreamed() {
        client.call("POST", "/images/", Tokens.customer("c"))
                .bodyValue(new byte[5 * MB])
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.length")
                .isEqualTo(5 * MB);
        assertThat(sendChunked(HttpMethod.POST, "/review/", bytes(64 * KB), 80))
                .startsWith("200 ")
                .contains("\"length\":" + 80 * 64 * KB);
    }

    @Test
    void uploadsHaveALimitToo() {
        client.call("POST", "/images/", Tokens.customer("c"))
                .bodyValue(new byte[12 * MB + 1])
                .exchange()
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .json("{\"error\":{\"message\":\"요청이 너무 큽니다.\"}}");
        assertThat(sendChunked(HttpMethod.POST, "/review/", bytes(64 * KB), 200))
                .isEqualTo("413 \"request-too-large\"");
    }

    @Test
    void routeMayHaveAnUploadLimitOfItsOwn() {
        client.call("POST", "/v1/manager/products/imports", Tokens.manager("m"))
                .bodyValue(new byte[20 * MB])
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.length")
                .isEqualTo(20 * MB);
        client.call("POST", "/v1/manager/products/imports", Tokens.manager("m"))
                .bodyValue(new byte[52 * MB + 1])
                .exchange()
                .expectStatus()
                .isEqualTo(413);
    }

    @Test
    void oversizeUploadsAreNotTheServicesFault() {
        for (int i = 0; i < 15; i++) {
            assertThat(sendChunked(HttpMethod.PUT, "/review/RV1/", bytes(256 * KB), 50))
                    .startsWith("413");
        }
        assertThat(sendChunked(HttpMethod.PUT, "/review/RV1/", bytes(10), 1)).startsWith("200");
    }

    @Test
    void aClientThatSendsSlowlyRunsOutOfItsOwnTime() {
        int before = BackEnds.calls(Owner.COMMERCE, "/coupon/add");

        String answer = send(
                HttpMethod.POST,
                "/coupon/add/",
                Flux.concat(Mono.just(Unpooled.wrappedBuffer(new byte[10])), Mono.<ByteBuf>never()));

        assertThat(answer).startsWith("400 "); // coupon routes know no other refusal than 400
        assertThat(BackEnds.calls(Owner.COMMERCE, "/coupon/add")).isEqualTo(before);
    }

    @Test
    void hugeHeadersAreRefused() {
        client.call("GET", "/collections/")
                .header("X-Big", "x".repeat(40_000))
                .exchange()
                .expectStatus()
                .is4xxClientError();
    }

    private static byte[] bytes(int length) {
        return new byte[length];
    }

    private @Nullable String sendChunked(HttpMethod method, String path, byte[] part, int parts) {
        return send(
                method,
                path,
                Flux.range(0, parts).map(_ -> Unpooled.wrappedBuffer(part)).delayElements(Duration.ofMillis(1)));
    }

    private @Nullable String send(HttpMethod method, String path, Flux<ByteBuf> body) {
        String token = Tokens.customer("c");
        return client.netty()
                .headers(headers -> headers.set("Custom-Token", token).set("Transfer-Encoding", "chunked"))
                .request(method)
                .uri(path)
                .send(body)
                .responseSingle((response, content) -> content.asString()
                        .defaultIfEmpty("")
                        .map(text -> response.status().code() + " " + text))
                .block(Duration.ofSeconds(60));
    }
}
