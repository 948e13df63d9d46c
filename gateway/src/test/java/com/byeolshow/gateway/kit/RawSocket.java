package com.byeolshow.gateway.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that opens a WebSocket by hand, so that it can leave without the words a library would say. */
public final class RawSocket {

    private final Socket connection;

    public RawSocket(int port, String path) throws IOException {
        connection = new Socket(InetAddress.getLoopbackAddress(), port);
        connection.setSoTimeout(30_000);
        write("""
                GET %s HTTP/1.1\r
                Host: 127.0.0.1\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                \r
                """.formatted(path).getBytes(StandardCharsets.US_ASCII));
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = connection.getInputStream().read();
            assertThat(next).as("after %s", head).isNotNegative();
            head.append((char) next);
        }
        assertThat(head).startsWith("HTTP/1.1 101 ");
    }

    /** A short text, masked with zeros, and its echo: both ends are joined now. */
    public void exchange(String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[6 + payload.length];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | payload.length);
        System.arraycopy(payload, 0, frame, 6, payload.length);
        write(frame);
        byte[] echo = connection.getInputStream().readNBytes(2 + payload.length);
        assertThat(new String(echo, 2, payload.length, StandardCharsets.UTF_8)).isEqualTo(text);
    }

    /** A Close frame that gives no reason. */
    public void closeSilently() throws IOException {
        write(new byte[] {(byte) 0x88, (byte) 0x80, 0, 0, 0, 0});
    }

    /** The connection ends in good order but without a Close frame. */
    public void vanish() throws IOException {
        connection.close();
    }

    /** The connection is reset. */
    public void reset() throws IOException {
        connection.setSoLinger(true, 0);
        connection.close();
    }

    private void write(byte[] bytes) throws IOException {
        connection.getOutputStream().write(bytes);
        connection.getOutputStream().flush();
    }
}
