package com.byeolshow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.gateway.kit.Client;
import com.byeolshow.gateway.kit.GatewayTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Time limits are cut short, so that a socket which outlives them does so for a reason. */
@GatewayTest
@TestPropertySource(properties = {"byeolshow.gateway.response-timeout=500ms", "server.netty.idle-timeout=500ms"})
class SocketTest {

    @Autowired
    Client client;

    @Test
    void framesGoBothWaysAndTheOriginDoesNotMatter() throws Exception {
        var socket = open("/ws/chat/7/");

        socket.send("{\"stat\":\"chat\",\"message\":\"안녕\"}");

        assertThat(socket.next()).isEqualTo("{\"stat\":\"chat\",\"message\":\"안녕\"}");
    }

    /** The service's side of the socket is not open yet when the first fragments arrive. */
    @RepeatedTest(5)
    void aMessageInPiecesArrivesWholeEvenIfItIsSentAtOnce() throws Exception {
        String message = "0123456789".repeat(4000);
        var socket = open("/ws/chat/7");

        socket.send(message);

        assertThat(socket.next()).isEqualTo(message);
    }

    @Test
    void anIdleSocketOutlivesEveryTimeLimit() throws Exception {
        var socket = open("/ws/chat/7");
        socket.send("before");
        assertThat(socket.next()).isEqualTo("before");

        assertThat(socket.closed.completeOnTimeout(0, 3, TimeUnit.SECONDS).get())
                .isZero();
        socket.send("after");

        assertThat(socket.next()).isEqualTo("after");
    }

    @Test
    void anOversizeFrameEndsItsOwnConnectionOnly() throws Exception {
        var quiet = open("/ws/chat/7");
        var loud = open("/ws/chat/7");

        // The gateway closes while this is still being sent, so sending itself may fail.
        loud.webSocket.sendText("x".repeat(1 << 20), true);

        assertThat(loud.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1009);
        quiet.send("still here");
        assertThat(quiet.next()).isEqualTo("still here");
    }

    @Test
    void aCloseOfTheClientReachesItsEnd() throws Exception {
        var socket = open("/ws/chat/7");

        socket.webSocket.sendClose(1000, "bye").get(5, TimeUnit.SECONDS);

        assertThat(socket.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1000);
    }

    @Test
    void aServiceThatTakesNoSocketMeansLater() throws Exception {
        var socket = open("/ws/chat/missing");

        assertThat(socket.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1013);
    }

    @Test
    void aServiceThatSaysLaterIsPassedOn() throws Exception {
        assertThat(open("/ws/chat/later").closed.get(5, TimeUnit.SECONDS)).isEqualTo(1013);
    }

    @Test
    void aServicesOwnStatusIsPassedOn() throws Exception {
        assertThat(open("/ws/chat/secret").closed.get(5, TimeUnit.SECONDS)).isEqualTo(4401);
    }

    @Test
    void aServiceKilledMeanwhileMeansLater() throws Exception {
        var socket = open("/ws/chat/killed");

        socket.send("now");

        assertThat(socket.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1013);
    }

    @Test
    void aPlainRequestToTheChatIsAnOrdinaryRequest() {
        client.call("GET", "/ws/chat/7")
                .exchange()
                .expectBody()
                .jsonPath("$.service")
                .isEqualTo("broadcast-service");
    }

    @Test
    void otherRoutesCannotBeUpgraded() {
        client.call("GET", "/collections/")
                .header("Connection", "Upgrade")
                .header("Upgrade", "websocket")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.headers.upgrade")
                .doesNotExist();
    }

    private Socket open(String path) throws Exception {
        var socket = new Socket();
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .header("Origin", "https://byeolshowco.com")
                .buildAsync(URI.create("ws://127.0.0.1:" + client.port() + path), socket)
                .thenAccept(opened -> socket.webSocket = opened)
                .get(5, TimeUnit.SECONDS);
        return socket;
    }

    private static final class Socket implements WebSocket.Listener {

        final BlockingQueue<String> received = new LinkedBlockingQueue<>();
        final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();
        WebSocket webSocket;

        @SuppressWarnings("NullAway.Init")
        Socket() {}

        void send(String text) throws Exception {
            webSocket.sendText(text, true).get(5, TimeUnit.SECONDS);
        }

        @Nullable
        String next() throws InterruptedException {
            return received.poll(5, TimeUnit.SECONDS);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                received.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.complete(status);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.complete(1006);
        }
    }
}
