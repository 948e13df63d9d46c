package com.byeolshow.broadcast.chat;

import java.time.Duration;

/** Lets a room look at a clock that has gone on, for what a test cannot wait for. */
public final class RoomTime {

    private RoomTime() {}

    public static void pass(ChatRooms rooms, Duration time) {
        rooms.tick(System.nanoTime() + time.toNanos());
    }
}
