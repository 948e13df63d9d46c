package com.byeolshow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.gateway.kit.BackEnds;
import com.byeolshow.gateway.kit.Client;
import com.byeolshow.gateway.kit.GatewayTest;
import com.byeolshow.gateway.kit.MortalService;
import com.byeolshow.gateway.kit.RawSocket;
import com.byeolshow.gateway.kit.Socket;
import com.byeolshow.gateway.kit.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Time limits are cut short, so that a socket which outlives them does so for a reason. */
@GatewayTest
@TestPropertySource(properties = {"byeolshow.gateway.response-timeout=1s", "server.netty.idle-timeout=1s"})
class SocketTest {

    private static final String NOTIFICATIONS = "/ws/notifications";

    /** In place of the social service, for the one test that kills it. */
    private static final MortalService MORTAL = new MortalService();

    @Autowired
    Client client;

    @DynamicPropertySource
    static void mortal(DynamicPropertyRegistry properties) {
        properties.add("kit.social", MORTAL::url);
    }

    @AfterAll
    static void end() {
        MORTAL.kill();
    }

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

        assertThat(socket.staysOpenFor(Duration.ofSeconds(2))).isTrue();
        socket.send("after");

        assertThat(socket.next()).isEqualTo("after");
    }

    @Test
    void anOversizeFrameEndsItsOwnConnectionOnly() throws Exception {
        String path = somewhere();
        var quiet = open("/ws/chat/7");
        var loud = open(path);

        // The gateway closes while this is still being sent, so sending itself may fail.
        loud.webSocket().sendText("x".repeat(1 << 20), true);

        assertThat(loud.closed()).isEqualTo(1009);
        assertThat(endOf(path)).isEqualTo(1009);
        quiet.send("still here");
        assertThat(quiet.next()).isEqualTo("still here");
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 4000})
    void aCloseOfTheClientReachesTheServiceAndItsEnd(int code) throws Exception {
        String path = somewhere();
        var socket = open(path);

        socket.webSocket().sendClose(code, "bye").get(30, TimeUnit.SECONDS);

        assertThat(endOf(path)).isEqualTo(code);
        assertThat(socket.closed()).isEqualTo(code);
    }

    @Test
    void aClientNeedGiveNoReasonToLeave() throws Exception {
        String path = somewhere();
        var socket = new RawSocket(client.port(), path);

        socket.closeSilently();

        assertThat(endOf(path)).isEqualTo(1000);
    }

    @Test
    void theServiceLearnsOfAClientThatVanishes() throws Exception {
        String path = somewhere();
        var socket = new RawSocket(client.port(), path);
        socket.exchange("here");

        socket.vanish();

        assertThat(endOf(path)).isEqualTo(1001);
    }

    @Test
    void theServiceLearnsOfAClientWhoseConnectionBreaks() throws Exception {
        String path = somewhere();
        var socket = new RawSocket(client.port(), path);
        socket.exchange("here");

        socket.reset();

        assertThat(endOf(path)).isEqualTo(1001);
    }

    @Test
    void aServiceThatTakesNoSocketMeansLater() throws Exception {
        assertThat(open("/ws/chat/missing").closed()).isEqualTo(1013);
    }

    /** Without a code, or with the one its server uses when it fails, the client is asked to come back. */
    @ParameterizedTest
    @CsvSource({
        "1000, 1000",
        "1001, 1001",
        "1008, 1008",
        "1013, 1013",
        "4401, 4401",
        "4429, 4429",
        "-, 1013",
        "1002, 1013"
    })
    void aServicesOwnStatusIsPassedOn(String said, int heard) throws Exception {
        var socket = open("/ws/chat/closes");

        socket.send(said);

        assertThat(socket.closed()).isEqualTo(heard);
    }

    @Test
    void whatAServiceSaidBeforeItClosedArrivesFirst() throws Exception {
        var socket = open("/ws/chat/farewell");

        for (int number = 0; number < 2000; number++) {
            assertThat(socket.next()).startsWith(number + " ");
        }
        assertThat(socket.closed()).isEqualTo(4429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws/chat/gone", "/ws/chat/reset"})
    void aServiceWhoseConnectionEndsWithoutAWordMeansLater(String path) throws Exception {
        var socket = open(path);

        socket.send("now");

        assertThat(socket.closed()).isEqualTo(1013);
    }

    @Test
    void everyOpenSocketOfAKilledServiceIsToldToComeBackLater() throws Exception {
        String token = Tokens.customer("c");
        var sockets = new ArrayList<Socket>();
        for (int i = 0; i < 20; i++) {
            sockets.add(open(NOTIFICATIONS, "Custom-Token", token));
            sockets.get(i).send("here");
            assertThat(sockets.get(i).next()).isEqualTo("here");
        }

        // Half of them are being talked to when it happens.
        for (int i = 0; i < 10; i++) {
            sockets.get(i).webSocket().sendText("x".repeat(50_000), true);
        }
        MORTAL.kill();

        for (Socket socket : sockets) {
            assertThat(socket.closed()).isEqualTo(1013);
        }
        assertThat(open(NOTIFICATIONS, "Custom-Token", token).closed()).isEqualTo(1013);
    }

    private static String somewhere() {
        return "/ws/chat/" + UUID.randomUUID();
    }

    private static int endOf(String path) throws Exception {
        return BackEnds.endOf(path).get(30, TimeUnit.SECONDS);
    }

    private Socket open(String path, String... headers) throws Exception {
        return Socket.open(client.port(), path, headers);
    }
}
