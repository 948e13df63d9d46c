package com.byeolshow.platform.messaging;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The topics this process follows at the moment; what reads and what sends live events share it. */
final class LiveTopics {

    private final Set<String> followed = ConcurrentHashMap.newKeySet();

    void follow(String topic) {
        followed.add(topic);
    }

    boolean isFollowed(String topic) {
        return followed.contains(topic);
    }
}
