package com.byeolshow.sandbox.control;

/** A control call that is well formed but cannot be done in the sandbox's present state. */
public final class RefusedCallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private RefusedCallException(int status, String reason) {
        super(reason, null, false, false);
        this.status = status;
    }

    public static RefusedCallException unknown(String what) {
        return new RefusedCallException(404, what + " is not known here");
    }

    public static RefusedCallException conflict(String reason) {
        return new RefusedCallException(409, reason);
    }

    int status() {
        return status;
    }
}
