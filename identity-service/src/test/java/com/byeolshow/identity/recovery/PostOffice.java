package com.byeolshow.identity.recovery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * A mail server over a real socket. The beginning of a recipient's address decides: {@code tmp-} is put off twice,
 * {@code perm-} refused for ever, {@code drop-} taken once without an answer.
 */
public final class PostOffice implements DisposableBean {

    private final ServerSocket door;
    private final List<MimeMessage> received = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();

    PostOffice() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::open);
    }

    /** Everything that came for an address, in order. */
    public List<MimeMessage> mailsFor(String address) {
        return received.stream().filter(mail -> isFor(mail, address)).toList();
    }

    /** How often somebody tried to bring something for an address. */
    public int triesFor(String address) {
        AtomicInteger count = tries.get(address);
        return count == null ? 0 : count.get();
    }

    private static boolean isFor(MimeMessage mail, String address) {
        try {
            return mail.getAllRecipients()[0].toString().equals(address);
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                Socket visitor = door.accept();
                Thread.ofVirtual().start(() -> serve(visitor));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket visitor) {
        try (visitor;
                var in = new BufferedReader(
                        new InputStreamReader(visitor.getInputStream(), StandardCharsets.ISO_8859_1))) {
            say(visitor, "220 test");
            String recipient = "";
            int attempt = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "RCPT" -> {
                        recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                        attempt = tries.computeIfAbsent(recipient, _ -> new AtomicInteger())
                                .incrementAndGet();
                        say(visitor, answer(recipient, attempt));
                    }
                    case "DATA" -> {
                        say(visitor, "354 go on");
                        received.add(read(in));
                        if (recipient.startsWith("drop-") && attempt == 1) {
                            return;
                        }
                        say(visitor, "250 taken");
                    }
                    case "QUIT" -> {
                        say(visitor, "221 bye");
                        return;
                    }
                    default -> say(visitor, "250 ok");
                }
            }
        } catch (IOException | MessagingException gone) {
            // The visitor left in the middle; so be it.
        }
    }

    private static String answer(String recipient, int attempt) {
        if (recipient.startsWith("perm-")) {
            return "550 nobody here";
        }
        return recipient.startsWith("tmp-") && attempt <= 2 ? "451 later" : "250 ok";
    }

    private static MimeMessage read(BufferedReader in) throws IOException, MessagingException {
        var bytes = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            bytes.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(bytes.toString().getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static void say(Socket visitor, String line) throws IOException {
        visitor.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        visitor.getOutputStream().flush();
    }

    @Override
    public void destroy() {
        try {
            door.close();
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }

    /** Found by the service's own component scan, which test classes are part of. */
    @Configuration(proxyBeanMethods = false)
    static class Opening {

        @Bean
        PostOffice postOffice() throws IOException {
            return new PostOffice();
        }

        @Bean
        DynamicPropertyRegistrar mailServer(PostOffice postOffice) {
            return properties -> properties.add("spring.mail.port", postOffice.door::getLocalPort);
        }
    }
}
