package com.byeolshow.gateway.door;

/** The stages of the door in the order in which a request meets them. */
public enum Step {
    /** Trace id and security headers, so that even a refusal carries them. */
    ANSWER,
    /** Before anything that can refuse: a browser sends its preflight without a token. */
    CORS,
    /** Finds the route; paths nobody owns end here. */
    ROUTE,
    /** Establishes who calls, refuses nobody yet. */
    TOKEN,
    /** Before access is decided, so that guessing tokens is limited too. */
    RATE,
    /** Refuses who may not call this route. */
    ACCESS,
    /** Last, as it may have to read the body. */
    BODY
}
