package com.byeolshow.sandbox.input;

/** A field of a request cannot be used as sent; each API answers it in its own shape. */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String reason;

    public BadInputException(String field, String reason) {
        super(field + ": " + reason, null, false, false);
        this.field = field;
        this.reason = reason;
    }

    public String field() {
        return field;
    }

    public String reason() {
        return reason;
    }
}
