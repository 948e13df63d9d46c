package com.byeolshow.social.notification.live;

/** Why this side ends a live connection. Whoever comes back continues where it was. */
public enum Ending {
    /** Read more slowly than notifications came, and the buffer was full. */
    SLOW,
    /** The token expired or was revoked. */
    TOKEN,
    /** The database did not answer in time. */
    UNAVAILABLE,
    /** This replica stops. */
    STOPPING
}
