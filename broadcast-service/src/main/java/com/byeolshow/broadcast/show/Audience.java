package com.byeolshow.broadcast.show;

/** Whoever watches a show right now through this process. */
public interface Audience {

    /** The show is over; telling it again has no effect. Never fails and never waits. */
    void showEnded(ShowId id);
}
