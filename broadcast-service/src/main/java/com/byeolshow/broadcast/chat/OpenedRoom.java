package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.show.PinnedProduct;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is stored about a show's chat.
 *
 * @param mutes until when each muted viewer is
 */
public record OpenedRoom(
        String influencerId, ViewerKey key, @Nullable PinnedProduct pinned, Map<String, Instant> mutes) {}
