package com.byeolshow.broadcast.show;

import java.time.Instant;
import java.util.Optional;

/**
 * Whose show it is.
 *
 * @param liveSince when it went on air; empty before that
 */
public record Hosting(String influencerId, Optional<Instant> liveSince) {}
