package com.byeolshow.sandbox.fcm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call that FCM refuses, with the error it answers. */
final class FcmRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final @Nullable String field;
    private final boolean aboutMessage;
    private final int retryAfter;

    private FcmRefusedException(
            int status, String code, @Nullable String field, boolean aboutMessage, int retryAfter, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.field = field;
        this.aboutMessage = aboutMessage;
        this.retryAfter = retryAfter;
    }

    /** With an {@code FcmError} in its details. */
    static FcmRefusedException ofMessage(int status, String code, int retryAfter, String message) {
        return new FcmRefusedException(status, code, null, true, retryAfter, message);
    }

    /** A parameter is wrong: with {@code BadRequest} and the field's name in its details. */
    static FcmRefusedException ofField(String field, String message) {
        return new FcmRefusedException(400, "INVALID_ARGUMENT", field, false, 0, message);
    }

    /** Of the platform in front of FCM, without details. */
    static FcmRefusedException ofCall(int status, String code, String message) {
        return new FcmRefusedException(status, code, null, false, 0, message);
    }

    int status() {
        return status;
    }

    /** Seconds; 0 names no time. */
    int retryAfter() {
        return retryAfter;
    }

    Map<String, Object> json() {
        var error = new LinkedHashMap<String, Object>();
        error.put("code", status);
        error.put("message", getMessage());
        error.put("status", code);
        if (aboutMessage) {
            error.put(
                    "details",
                    List.of(Map.of("@type", "type.googleapis.com/google.firebase.fcm.v1.FcmError", "errorCode", code)));
        } else if (field != null) {
            error.put(
                    "details",
                    List.of(Map.of(
                            "@type",
                            "type.googleapis.com/google.rpc.BadRequest",
                            "fieldViolations",
                            List.of(Map.of("field", field, "description", String.valueOf(getMessage()))))));
        }
        return Map.of("error", error);
    }
}
