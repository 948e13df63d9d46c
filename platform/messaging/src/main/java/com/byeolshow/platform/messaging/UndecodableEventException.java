package com.byeolshow.platform.messaging;

/** A record that is no event we can read. Trying again cannot help, so it goes to the dead letters at once. */
final class UndecodableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UndecodableEventException(String reason) {
        super(reason, null, false, false);
    }
}
