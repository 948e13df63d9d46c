package com.byeolshow.gateway.route;

/** What a route asks of its caller. */
public enum Access {
    /** Nothing; a token that is sent is used if it is good and dropped if it is not. */
    OPEN,
    /** A valid token. */
    TOKEN,
    /** A valid token with the influencer role. */
    INFLUENCER,
    /** A valid token with the manager role. */
    MANAGER
}
