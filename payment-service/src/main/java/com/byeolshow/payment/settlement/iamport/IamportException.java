package com.byeolshow.payment.settlement.iamport;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The provider did not do what was asked: it refused, failed, or answered something unreadable. Whether a write took
 * effect is open after this; only a fresh read tells.
 */
public final class IamportException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 160;

    private final int status;
    private final int code;
    private final @Nullable Duration retryAfter;

    private IamportException(String what, int status, int code, @Nullable Duration retryAfter) {
        super(what, null, false, false);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    public IamportException(String what) {
        this(what, 0, 0, null);
    }

    /** An answer without a readable body. */
    static IamportException unreadable(int status, String what, @Nullable Duration retryAfter) {
        return new IamportException("HTTP %d, %s".formatted(status, what), status, 0, retryAfter);
    }

    /** With the provider's own words, cut short and with anything that could be a card or account number blotted out. */
    static IamportException refused(int status, int code, String words, @Nullable Duration retryAfter) {
        String safe = words.replaceAll("[0-9][0-9 -]{5,}[0-9]", "***");
        return new IamportException(
                "HTTP %d, code %d: %s"
                        .formatted(status, code, safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST)),
                status,
                code,
                retryAfter);
    }

    /** Whether the provider understood and said no, so that nothing happened and asking the same again is pointless. */
    public boolean isFinal() {
        return status >= 400 && status < 500 && status != 401 && status != 429;
    }

    /** HTTP 200 with a code other than 0: the provider judged the request and did not do it. */
    public boolean isJudged() {
        return status == 200 && code != 0;
    }

    /** Whether the provider itself is in trouble, so that the same request may work later. */
    boolean isTransient() {
        return status == 429 || status >= 500;
    }

    /** How long the provider wants to be left alone; null if it did not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
