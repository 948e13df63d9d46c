package com.byeolshow.broadcast.show;

/** Whoever watches a show right now, through this process or another replica. */
public interface Audience {

    /** The show is over; telling it again has no effect. Never fails and never waits. */
    void showEnded(ShowId id);

    /**
     * The host pinned a product, or took it down. Call it after the commit; viewers who come later read
     * {@link PinnedProducts}. Never fails and never waits.
     *
     * @param state told in any order: of two the one with the higher version holds
     */
    void pinned(ShowId id, PinState state);
}
