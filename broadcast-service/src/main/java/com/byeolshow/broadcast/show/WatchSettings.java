package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.show.model.WatchRules.Patience;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient the watchdog is.
 *
 * @param silence how long the encoder of a live show may be gone before the show is ended
 * @param arrival how long a live show may wait for its encoder
 * @param longest how long any show may be live, and wait for a recording that is being prepared
 * @param recording how long an ended show waits for its recording before the video platform is asked
 * @param again pause between two looks at the same show
 */
@ConfigurationProperties("byeolshow.broadcast.watch")
public record WatchSettings(
        @DefaultValue("10m") Duration silence,
        @DefaultValue("30m") Duration arrival,
        @DefaultValue("12h") Duration longest,
        @DefaultValue("10m") Duration recording,
        @DefaultValue("1m") Duration again) {

    public WatchSettings {
        for (Duration patience : List.of(silence, arrival, longest, recording, again)) {
            if (!patience.isPositive()) {
                throw new IllegalArgumentException("every time of byeolshow.broadcast.watch must be above zero");
            }
        }
    }

    Patience patience() {
        return new Patience(silence, arrival, longest, recording);
    }

    /** Before this no show can look abandoned. */
    Duration shortest() {
        return silence.compareTo(arrival) < 0 ? silence : arrival;
    }
}
