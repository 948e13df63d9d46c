package com.byeolshow.platform.messaging;

import java.time.Instant;

/**
 * An event as a subscriber sees it.
 *
 * @param id unique per event; a repeated delivery has the same
 * @param type such as {@code commerce.order-paid.v1}
 * @param key id of the aggregate
 * @param occurredAt when the publisher's transaction wrote it
 * @param data only what this subscriber asked for; unknown fields are ignored
 */
public record ReceivedEvent<T>(String id, String type, String key, Instant occurredAt, T data) {}
