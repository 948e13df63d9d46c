package com.byeolshow.social.push;

import java.time.Duration;
import java.util.Map;

/**
 * What a device is to show.
 *
 * @param key two messages with one key are one message: the device shows the later of them
 * @param data for the app, which opens what it is about
 * @param freshFor after this time it is not worth showing any more
 */
public record DeviceMessage(String key, String title, String body, Map<String, String> data, Duration freshFor) {

    /** Words are the customer's business, not the log's. */
    @Override
    public String toString() {
        return "DeviceMessage[" + key + "]";
    }
}
