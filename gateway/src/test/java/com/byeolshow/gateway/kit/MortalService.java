package com.byeolshow.gateway.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** A service in a process of its own that echoes WebSocket frames, so that it can be killed as the system kills it. */
public final class MortalService {

    private final Process process;
    private final int port;

    public MortalService() {
        try {
            process = start();
            port = port(process);
        } catch (IOException unable) {
            throw new UncheckedIOException("the service does not start", unable);
        }
    }

    private static Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MortalService.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int port(Process process) throws IOException {
        var says = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return Integer.parseInt(says.lines()
                .filter(line -> line.startsWith("port "))
                .map(line -> line.substring(5))
                .findFirst()
                .orElseThrow(() -> new IOException("the service did not start")));
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** SIGKILL: the process has no time for a word. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Ends with the process that started it, even if that one is killed: nobody holds its input open then. */
    public static void main(String[] arguments) throws IOException {
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((_, response) -> response.sendWebsocket(
                        (in, out) -> out.sendString(in.receive().asString())))
                .bindNow(Duration.ofSeconds(30));
        System.out.println("port " + server.port());
        while (System.in.read() >= 0) {
            Objects.requireNonNull(server);
        }
        server.disposeNow();
    }
}
