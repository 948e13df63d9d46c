package com.byeolshow.broadcast.show.model;

import com.byeolshow.broadcast.show.ShowId;
import java.time.Instant;

/**
 * A broadcast of an influencer.
 *
 * @param feed the stream it is sent through
 * @param tally numbers that grow without changing the show
 * @param version grows with every change of the state
 */
public record Show(
        ShowId id,
        String influencerId,
        Feed feed,
        Program program,
        ShowState state,
        Tally tally,
        long version,
        Instant updatedAt) {

    /** The host's live stream at the video platform, as it was when the show was reserved. */
    public record Feed(String streamId, String playbackId) {}

    /**
     * @param views accepted chat connections
     * @param alarms customers who asked to be woken
     */
    public record Tally(int views, int alarms) {}

    /** The still image of the recording once there is one to play, else of the live stream. */
    public String shownPlaybackId() {
        return state instanceof ShowState.Completed done && done.recording().playbackId() instanceof String recorded
                ? recorded
                : feed.playbackId();
    }

    Show with(Program next, Instant now) {
        return new Show(id, influencerId, feed, next, state, tally, version + 1, now);
    }

    /** The same show, to be told anew because something around it changed. */
    Show touched(Instant now) {
        return with(state, now);
    }

    Show with(ShowState next, Instant now) {
        return new Show(id, influencerId, feed, program, next, tally, version + 1, now);
    }
}
