package com.byeolshow.platform.messaging;

import org.jspecify.annotations.Nullable;

/**
 * An event to be published.
 *
 * @param topic where it goes
 * @param type stable name with version, such as {@code commerce.order-paid.v1}; never a class name
 * @param key id of the aggregate: events of one key keep their order
 * @param data written as JSON; null makes a tombstone, which removes the key from a state topic
 */
public record OutgoingEvent(
        String topic, String type, String key, @Nullable Object data) {

    /** The end of a state: compaction drops everything about the key. */
    public static OutgoingEvent tombstone(String topic, String type, String key) {
        return new OutgoingEvent(topic, type, key, null);
    }
}
