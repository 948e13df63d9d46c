package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.show.PinState;
import java.time.Instant;
import java.util.Map;

/**
 * What is stored about a show's chat.
 *
 * @param mutes until when each muted viewer is
 */
public record OpenedRoom(String influencerId, ViewerKey key, PinState pin, Map<String, Instant> mutes) {}
