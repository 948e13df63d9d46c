package com.byeolshow.benchmarks.load;

/** A step did not end as it must; the message is the kind under which it is counted. */
public final class RequestFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RequestFailure(String kind) {
        super(kind, null, false, false);
    }

    /** The kind of this failure. */
    public String kind() {
        return String.valueOf(getMessage());
    }
}
