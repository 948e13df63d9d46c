package com.byeolshow.suite.stack;

import org.jspecify.annotations.Nullable;

/** The suite could not be brought up; the message says which part and why, for a person. */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
