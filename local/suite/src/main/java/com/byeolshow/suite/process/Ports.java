package com.byeolshow.suite.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
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
     * @param promised ports that are free yet, but meant for somebody else
     * @throws IllegalStateException when there are too few
     */
    public static List<Integer> anyFree(int count, Set<Integer> promised) {
        var found = candidates()
                .filter(port -> !promised.contains(port) && isFree(port))
                .limit(count)
                .boxed()
                .toList();
        if (found.size() < count) {
            throw new IllegalStateException("fewer than %d free ports".formatted(count));
        }
        return found;
    }

    /**
     * The first of so many free ports in a row, from the same range.
     *
     * @throws IllegalStateException when there are none
     */
    public static int anyFreeRow(int count) {
        return candidates()
                .filter(first -> IntStream.range(first, first + count).allMatch(Ports::isFree))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no %d free ports in a row".formatted(count)));
    }

    /** All ports of the range once, from anywhere on, so that two suites seldom look at the same ones. */
    private static IntStream candidates() {
        int first = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
        return IntStream.concat(IntStream.range(first, HIGHEST), IntStream.range(LOWEST, first));
    }
}
