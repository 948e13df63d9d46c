package com.byeolshow.sandbox.iamport;

import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.control.Resettable;
import com.byeolshow.sandbox.iamport.model.Token;
import com.byeolshow.sandbox.iamport.model.TokenRules;
import com.byeolshow.sandbox.ids.SeededIds;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The access token of the one key pair. */
@Component
final class Tokens implements Resettable {
    private final Timeline timeline;
    private final SeededIds ids;
    private @Nullable Token running;

    Tokens(Timeline timeline, SeededIds ids) {
        this.timeline = timeline;
        this.ids = ids;
    }

    Token ask() {
        return timeline.atomically(() -> {
            var asked = TokenRules.asked(running, ids.hex("token", 40), timeline.now());
            running = asked;
            return asked;
        });
    }

    boolean opens(String presented) {
        return timeline.atomically(() -> running != null && running.opens(presented, timeline.now()));
    }

    /** Ends the running token before its time. */
    void revoke() {
        timeline.atomically(() -> {
            running = null;
            return null;
        });
    }

    @Override
    public void reset() {
        running = null;
    }
}
