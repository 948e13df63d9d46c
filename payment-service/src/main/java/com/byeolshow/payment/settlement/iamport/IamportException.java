package com.byeolshow.payment.settlement.iamport;

/**
 * The provider did not do what was asked: it refused, failed, or answered something unreadable. Whether a write took
 * effect is open after this; only a fresh read tells.
 */
public final class IamportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 160;

    public IamportException(String what) {
        super(what, null, false, false);
    }

    /** With the provider's own words, cut short and with anything that could be a card or account number blotted out. */
    static IamportException refused(int status, int code, String words) {
        String safe = words.replaceAll("[0-9][0-9 -]{5,}[0-9]", "***");
        return new IamportException("HTTP %d, code %d: %s"
                .formatted(status, code, safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST)));
    }
}
