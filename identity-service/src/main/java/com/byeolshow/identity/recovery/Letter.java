package com.byeolshow.identity.recovery;

/**
 * A mail, ready to leave.
 *
 * @param messageId the same at every attempt, so that a server or reader can drop the repeat
 * @param text for readers that show no HTML
 */
record Letter(String messageId, String to, String subject, String text, String html) {

    /** Its link opens an account. */
    @Override
    public String toString() {
        return "Letter[" + messageId + "]";
    }
}
