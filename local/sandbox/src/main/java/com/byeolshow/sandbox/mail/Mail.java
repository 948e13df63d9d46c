package com.byeolshow.sandbox.mail;

import java.time.Instant;
import java.util.List;

/**
 * A caught mail.
 *
 * @param sender of the envelope
 * @param recipients of the envelope, the true addressees whatever the header says
 * @param text and {@code html} are empty when the mail has no such part
 * @param source as received
 */
record Mail(
        String id,
        Instant receivedAt,
        String sender,
        List<String> recipients,
        String from,
        String to,
        String subject,
        String messageId,
        String text,
        String html,
        List<String> attachments,
        byte[] source) {

    boolean isFor(String address) {
        return recipients.stream().anyMatch(recipient -> recipient.equalsIgnoreCase(address));
    }
}
