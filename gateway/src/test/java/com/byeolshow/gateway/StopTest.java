package com.byeolshow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.gateway.kit.BackEnds;
import com.byeolshow.gateway.kit.Socket;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/** With a gateway of its own, as it is stopped in good order. */
class StopTest {

    @Test
    void openSocketsAreToldToComeBackLater() throws Exception {
        var gateway = new SpringApplicationBuilder(Gateway.class)
                .initializers(new BackEnds(), StopTest::withThreadsOfItsOwn)
                .run("--server.port=0", "--byeolshow.security.revocations.follow=false");
        var sockets = new ArrayList<Socket>();
        for (int i = 0; i < 20; i++) {
            sockets.add(Socket.open(port(gateway), "/ws/chat/7"));
            sockets.get(i).send("here");
            assertThat(sockets.get(i).next()).isEqualTo("here");
        }

        gateway.close();

        for (Socket socket : sockets) {
            assertThat(socket.closed()).isEqualTo(1013);
        }
    }

    /** The usual ones are shared by everything in this process, and stop with the first that is closed. */
    private static void withThreadsOfItsOwn(ConfigurableApplicationContext context) {
        ((GenericApplicationContext) context).registerBean(ReactorResourceFactory.class, () -> {
            var threads = new ReactorResourceFactory();
            threads.setUseGlobalResources(false);
            return threads;
        });
    }

    private static int port(ConfigurableApplicationContext gateway) {
        var server = ((WebServerApplicationContext) gateway).getWebServer();
        assertThat(server).isNotNull();
        return server.getPort();
    }
}
