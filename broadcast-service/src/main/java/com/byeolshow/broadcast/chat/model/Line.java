package com.byeolshow.broadcast.chat.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a viewer said.
 *
 * @param id made by the replica that heard it first
 * @param viewer opaque id of the speaker within this show
 * @param customerId who spoke; null for a guest
 */
public record Line(
        String id, String viewer, @Nullable String customerId, ViewerName name, String message, Instant at) {}
