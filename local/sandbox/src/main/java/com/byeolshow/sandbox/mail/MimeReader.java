package com.byeolshow.sandbox.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Turns received bytes into something to read; what cannot be decoded is shown as it came. */
final class MimeReader {
    private static final int DEEPEST = 10;

    private final Session session = Session.getInstance(new Properties());

    Mail read(String id, Instant at, String sender, List<String> recipients, byte[] source) {
        var parts = new Parts();
        var headers = new Headers("", "", "", "");
        try {
            var message = new MimeMessage(session, new ByteArrayInputStream(source));
            headers = new Headers(
                    header(message, "From"),
                    header(message, "To"),
                    header(message, "Subject"),
                    header(message, "Message-ID"));
            parts.collect(message, 0);
        } catch (MessagingException | IOException notMime) {
            if (parts.text.isEmpty()) {
                parts.text.append(new String(source, StandardCharsets.UTF_8));
            }
        }
        return new Mail(
                id,
                at,
                sender,
                recipients,
                headers.from(),
                headers.to(),
                headers.subject(),
                headers.messageId(),
                parts.text.toString(),
                parts.html.toString(),
                List.copyOf(parts.attachments),
                source);
    }

    /** Decodes encoded words; unencoded UTF-8 is read as such, though the header should not hold it. */
    private static String header(MimeMessage message, String name) throws MessagingException {
        var raw = message.getHeader(name, ", ");
        if (raw == null) {
            return "";
        }
        var utf8 = new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(utf8));
        } catch (UnsupportedEncodingException unknownCharset) {
            return utf8;
        }
    }

    private record Headers(String from, String to, String subject, String messageId) {}

    private static final class Parts {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder html = new StringBuilder();
        private final List<String> attachments = new ArrayList<>();

        private void collect(Part part, int depth) throws MessagingException, IOException {
            if (depth > DEEPEST) {
                return;
            }
            var name = fileName(part);
            if (name != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
                attachments.add(name == null ? "(unnamed)" : name);
            } else if (part.isMimeType("multipart/*")) {
                if (part.getContent() instanceof Multipart multipart) {
                    for (var i = 0; i < multipart.getCount(); i++) {
                        collect(multipart.getBodyPart(i), depth + 1);
                    }
                }
            } else if (part.isMimeType("text/html")) {
                html.append(part.getContent());
            } else if (part.isMimeType("text/*")) {
                text.append(part.getContent());
            } else {
                attachments.add(part.getContentType());
            }
        }

        private static @Nullable String fileName(Part part) throws MessagingException {
            var name = part.getFileName();
            if (name == null) {
                return null;
            }
            try {
                return MimeUtility.decodeText(name);
            } catch (UnsupportedEncodingException unknownCharset) {
                return name;
            }
        }
    }
}
