package com.byeolshow.broadcast.show.view;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Forgets who watched as soon as it is of no more use. */
@Component
class ViewJobs {

    private static final Logger log = LoggerFactory.getLogger(ViewJobs.class);

    private final Views views;
    private final ViewerKeys keys;

    ViewJobs(Views views, ViewerKeys keys) {
        this.views = views;
        this.keys = keys;
    }

    @Scheduled(fixedDelayString = "${byeolshow.broadcast.view.forget-every:1m}")
    Mono<Void> forget() {
        return Mono.defer(() -> views.forget().then(Mono.defer(keys::forget))).onErrorResume(failed -> {
            log.warn("views cannot be forgotten now", failed);
            return Mono.empty();
        });
    }
}
