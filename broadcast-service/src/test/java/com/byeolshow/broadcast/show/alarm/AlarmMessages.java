package com.byeolshow.broadcast.show.alarm;

import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.platform.messaging.OutgoingEvent;
import java.time.Instant;

/** What this service writes about the alarms of the contract's samples. */
public final class AlarmMessages {

    private static final String CUSTOMER = "3kTMd8vZx0cQ2LhWn7RyPa";

    private AlarmMessages() {}

    public static OutgoingEvent set() {
        return AlarmEvent.set(new ShowId(7), CUSTOMER, Instant.parse("2030-04-30T10:00:00Z"));
    }

    public static OutgoingEvent cleared() {
        return AlarmEvent.cleared(new ShowId(7), CUSTOMER, Instant.parse("2030-04-30T10:05:00Z"));
    }
}
