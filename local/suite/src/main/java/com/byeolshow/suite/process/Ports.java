package com.byeolshow.suite.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Which local ports are free. */
public final class Ports {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 30_000;

    private Ports() {}

    /** Whether something could listen on the port on every address of this machine. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /**
     * Distinct free ports below those that operating systems hand out for outgoing connections: a port from up there
     * could be taken by a connection before the process it is meant for listens on it.
     *
     * @throws IllegalStateException when there are too few
     */
    public static List<Integer> anyFree(int count) {
        int first = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
        var found = IntStream.concat(IntStream.range(first, HIGHEST), IntStream.range(LOWEST, first))
                .filter(Ports::isFree)
                .limit(count)
                .boxed()
                .toList();
        if (found.size() < count) {
            throw new IllegalStateException("fewer than %d free ports".formatted(count));
        }
        return found;
    }
}
