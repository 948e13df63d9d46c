package com.byeolshow.violator.thing.model;

import java.time.Instant;
import java.util.UUID;

final class ClockRules {
    Instant decide() {
        return Instant.now();
    }

    UUID invent() {
        return UUID.randomUUID();
    }
}
