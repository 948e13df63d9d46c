package com.byeolshow.suite.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Which local ports are free. */
public final class Ports {

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

    /** Distinct free ports, chosen by the operating system; all are held until the last one is found. */
    public static List<Integer> anyFree(int count) {
        var held = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException none) {
            throw new UncheckedIOException("no free port", none);
        } finally {
            for (var socket : held) {
                try {
                    socket.close();
                } catch (IOException ignored) {
                    // A port that cannot be closed is found taken by whoever tries it next.
                }
            }
        }
    }
}
