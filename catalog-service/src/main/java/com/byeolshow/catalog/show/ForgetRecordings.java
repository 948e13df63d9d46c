package com.byeolshow.catalog.show;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Drops the recordings of a host whose account is gone. */
@Component
public final class ForgetRecordings {

    private final ShownProducts shown;

    ForgetRecordings(ShownProducts shown) {
        this.shown = shown;
    }

    /** Forgetting again finds nothing. Which products the shows presented is nobody's personal matter and stays. */
    public Mono<Void> run(String hostId) {
        return shown.forgetHost(hostId);
    }
}
