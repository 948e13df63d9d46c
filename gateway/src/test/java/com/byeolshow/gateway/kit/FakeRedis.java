package com.byeolshow.gateway.kit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.tcp.TcpServer;

/** Speaks as much of the Redis protocol as a rate limiter needs, and answers every script with "no tokens left". */
public final class FakeRedis {

    private static final AtomicInteger SCRIPTS = new AtomicInteger();

    private static final DisposableServer SERVER = TcpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((in, out) -> {
                var pending = new StringBuilder();
                return out.sendString(in.receive().asString().concatMap(text -> {
                    pending.append(text);
                    var replies = new StringBuilder();
                    for (String name = next(pending); !name.isEmpty(); name = next(pending)) {
                        replies.append(reply(name));
                    }
                    return Mono.just(replies.toString());
                }));
            })
            .bindNow(Duration.ofSeconds(5));

    private FakeRedis() {}

    public static int port() {
        return SERVER.port();
    }

    public static int scripts() {
        return SCRIPTS.get();
    }

    private static String reply(String command) {
        return switch (command) {
            case "HELLO" -> "-ERR unknown command 'HELLO'\r\n";
            case "PING" -> "+PONG\r\n";
            case "EVALSHA", "EVAL" -> {
                SCRIPTS.incrementAndGet();
                yield "*2\r\n:0\r\n:0\r\n";
            }
            default -> "+OK\r\n";
        };
    }

    /** Takes one whole command off the front and names it; empty while none is complete. All commands here are ASCII. */
    private static String next(StringBuilder pending) {
        int end = pending.indexOf("\r\n");
        if (end < 0 || pending.charAt(0) != '*') {
            return "";
        }
        int words = Integer.parseInt(pending.substring(1, end));
        int at = end + 2;
        String name = "";
        for (int word = 0; word < words; word++) {
            int line = pending.indexOf("\r\n", at);
            if (line < 0) {
                return "";
            }
            int from = line + 2;
            int to = from + Integer.parseInt(pending.substring(at + 1, line));
            if (to + 2 > pending.length()) {
                return "";
            }
            name = word == 0 ? pending.substring(from, to) : name;
            at = to + 2;
        }
        pending.delete(0, at);
        return name;
    }
}
