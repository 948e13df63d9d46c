package com.byeolshow.gateway.token;

/** Identity's keys are not at hand, so nothing can be said about a token. Not a fault of the caller. */
final class KeysUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeysUnavailableException(Throwable cause) {
        super("identity's keys cannot be fetched", cause);
    }

    static boolean isBehind(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof KeysUnavailableException) {
                return true;
            }
        }
        return false;
    }
}
