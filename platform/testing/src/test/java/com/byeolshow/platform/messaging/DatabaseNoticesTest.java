package com.byeolshow.platform.messaging;

import static io.r2dbc.spi.ConnectionFactoryOptions.HOST;
import static io.r2dbc.spi.ConnectionFactoryOptions.PASSWORD;
import static io.r2dbc.spi.ConnectionFactoryOptions.PORT;
import static io.r2dbc.spi.ConnectionFactoryOptions.USER;

import com.byeolshow.platform.testing.Awaiting;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;

@MessagingTest
class DatabaseNoticesTest {

    private final DatabaseClient database;
    private final ConnectionFactoryOptions direct;

    DatabaseNoticesTest(DatabaseClient database, Environment environment) {
        this.database = database;
        this.direct = ConnectionFactoryOptions.parse(environment.getRequiredProperty("spring.r2dbc.url"))
                .mutate()
                .option(USER, environment.getRequiredProperty("spring.r2dbc.username"))
                .option(PASSWORD, environment.getRequiredProperty("spring.r2dbc.password"))
                .build();
    }

    @Test
    void aConnectionThatDiesWithoutAWordIsReplaced() throws IOException {
        try (var way = new Way(String.valueOf(direct.getValue(HOST)), (Integer) direct.getRequiredValue(PORT))) {
            ConnectionFactory through = ConnectionFactories.get(direct.mutate()
                    .option(HOST, "127.0.0.1")
                    .option(PORT, way.port())
                    .build());
            List<String> heard = new CopyOnWriteArrayList<>();
            var listening = new DatabaseNotices(through, "probing", Duration.ofMillis(300))
                    .all("listening", text -> text)
                    .subscribe(heard::add);
            try {
                // Said again and again: on a busy machine a probe may be late, and what is said while it reconnects is
                // lost.
                Awaiting.until(() -> isHeard(heard, "one"));

                way.swallowWhatComesOnPresentConnections();

                Awaiting.until(() -> isHeard(heard, "two"));
            } finally {
                listening.dispose();
            }
        }
    }

    private boolean isHeard(List<String> heard, String text) {
        database.sql("SELECT pg_notify('probing', :text)")
                .bind("text", text)
                .then()
                .block();
        return heard.contains(text);
    }

    /** Passes bytes on between a client and a server, until it no longer does and says nothing of it. */
    private static final class Way implements AutoCloseable {

        private final ServerSocket door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final String host;
        private final int to;
        private volatile AtomicBoolean passing = new AtomicBoolean(true);

        Way(String host, int to) throws IOException {
            this.host = host;
            this.to = to;
            Thread.ofVirtual().start(this::accept);
        }

        int port() {
            return door.getLocalPort();
        }

        void swallowWhatComesOnPresentConnections() {
            AtomicBoolean present = passing;
            passing = new AtomicBoolean(true);
            present.set(false);
        }

        private void accept() {
            try {
                while (true) {
                    Socket client = door.accept();
                    var server = new Socket(host, to);
                    AtomicBoolean mine = passing;
                    Thread.ofVirtual().start(() -> pass(client, server, mine));
                    Thread.ofVirtual().start(() -> pass(server, client, mine));
                }
            } catch (IOException closed) {
                // The test is over.
            }
        }

        private static void pass(Socket from, Socket to, AtomicBoolean passing) {
            byte[] some = new byte[8192];
            try (from) {
                for (int read = from.getInputStream().read(some);
                        read >= 0;
                        read = from.getInputStream().read(some)) {
                    if (passing.get()) {
                        to.getOutputStream().write(some, 0, read);
                    }
                }
            } catch (IOException closed) {
                // By either side.
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
