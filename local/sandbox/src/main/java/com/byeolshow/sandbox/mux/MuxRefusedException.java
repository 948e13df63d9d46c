package com.byeolshow.sandbox.mux;

/** A call that Mux answers with an error body. */
final class MuxRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    private MuxRefusedException(int status, String type, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
    }

    static MuxRefusedException notFound() {
        return new MuxRefusedException(
                404, "not_found", "The requested resource either doesn't exist or you don't have access to it.");
    }

    static MuxRefusedException invalid(String message) {
        return new MuxRefusedException(400, "invalid_parameters", message);
    }

    static MuxRefusedException unauthorized() {
        return new MuxRefusedException(401, "unauthorized", "Unauthorized request");
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }
}
