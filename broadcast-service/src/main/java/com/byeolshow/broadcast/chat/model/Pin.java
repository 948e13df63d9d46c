package com.byeolshow.broadcast.chat.model;

import org.jspecify.annotations.Nullable;

/**
 * A pinned product as the chat shows it.
 *
 * @param original won
 * @param sale won
 */
public record Pin(String id, String name, @Nullable String thumbnail, long original, long sale) {}
