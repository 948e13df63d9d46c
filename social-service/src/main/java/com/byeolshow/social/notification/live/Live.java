package com.byeolshow.social.notification.live;

import com.byeolshow.social.notification.Notifications.Stored;

/** What a live connection carries. */
public sealed interface Live {

    /**
     * Where a connection begins that does not continue another one.
     *
     * @param id of the customer's newest notification, to continue after; 0 without any
     */
    record Beginning(long id) implements Live {}

    /** A notification. */
    record Told(Stored notification) implements Live {}
}
