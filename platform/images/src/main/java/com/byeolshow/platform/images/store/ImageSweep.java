package com.byeolshow.platform.images.store;

import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;

/** Looks for images nobody needs again and again. Replicas may look at the same time: removing twice does no harm. */
class ImageSweep {

    /** A look that hangs, because an answer of the store got lost, must not be the last one. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final RemoveImages removeImages;

    ImageSweep(RemoveImages removeImages) {
        this.removeImages = removeImages;
    }

    /** The next look starts a pause after this one ended; a failed look is logged by the scheduler and comes again. */
    @Scheduled(fixedDelayString = "${byeolshow.images.sweep-every:10s}")
    Mono<Void> look() {
        return removeImages.leftBehind().timeout(LONGEST).then();
    }
}
