package com.byeolshow.social.notification;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Drops old notifications, again and again. Replicas may do so at the same time; they only find less. */
@Component
class NotificationPruning {

    /** A look that hangs, because an answer of the database got lost, must not be the last one. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Notifications notifications;
    private final NotificationSettings settings;
    private final Clock clock;

    NotificationPruning(Notifications notifications, NotificationSettings settings, Clock clock) {
        this.notifications = notifications;
        this.settings = settings;
        this.clock = clock;
    }

    /** The next look starts a pause after this one ended; a failed look is logged by the scheduler and comes again. */
    @Scheduled(fixedDelayString = "${byeolshow.social.notification.prune-every:10m}")
    Mono<Void> look() {
        return Mono.defer(() ->
                        notifications.dropOlderThan(clock.instant().minus(settings.keptFor()), settings.pruneBatch()))
                .repeat()
                .takeUntil(dropped -> dropped < settings.pruneBatch())
                .then()
                .timeout(LONGEST);
    }
}
