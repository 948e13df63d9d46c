package com.byeolshow.social.push;

import com.byeolshow.platform.language.Language;
import com.byeolshow.platform.language.Wording;
import com.byeolshow.social.notification.Notifications;
import com.byeolshow.social.notification.Notifications.Addressed;
import com.byeolshow.social.notification.Notifications.Stored;
import com.byeolshow.social.notification.model.Notice;
import com.byeolshow.social.notification.model.NotificationText;
import com.byeolshow.social.push.DeviceMessages.Outcome;
import com.byeolshow.social.push.Pushes.Taken;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends what is due, at least once: a replica that crashes between the provider's answer and our note leaves a push that is
 * sent again, and the device shows both as one. Logs name ids, never words or device tokens. Watch
 * {@code social_push_late_seconds} and {@code social_pushes_total{outcome="refused"}}.
 */
@Component
class SendPushes {

    private static final Logger log = LoggerFactory.getLogger(SendPushes.class);

    /** What was sent is noted in groups of this size: fewer statements, and a crash repeats no more than these. */
    private static final int NOTED_TOGETHER = 25;

    /** Far below the provider's limit of 4,096 bytes for everything together, in any script. */
    private static final int LONGEST_BODY = 400;

    private static final Wording SHOP = Wording.of("별쇼", "Byeolshow");

    private enum Step {
        DONE,
        KEPT
    }

    private record Settled(Taken taken, Step step) {}

    private final Pushes pushes;
    private final Devices devices;
    private final Notifications notifications;
    private final DeviceMessages messages;
    private final PushSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;
    private volatile Pushes.Waiting waiting = new Pushes.Waiting(0, 0);

    SendPushes(
            Pushes pushes,
            Devices devices,
            Notifications notifications,
            DeviceMessages messages,
            PushSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.pushes = pushes;
        this.devices = devices;
        this.notifications = notifications;
        this.messages = messages;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
        Gauge.builder("social.push.waiting", this, sending -> sending.waiting.count())
                .description("pushes that are still to be sent")
                .register(meters);
        Gauge.builder("social.push.late", this, sending -> sending.waiting.lateSeconds())
                .baseUnit("seconds")
                .description("how long the oldest push is overdue")
                .register(meters);
    }

    /** One batch after the other until nothing is due. */
    Mono<Void> run() {
        return batch().expand(taken -> taken < settings.batch() ? Mono.empty() : batch())
                .then();
    }

    private Mono<Integer> batch() {
        return Mono.defer(() -> {
                    Instant now = clock.instant();
                    return pushes.take(now, now.plus(settings.lease()), settings.batch())
                            .collectList();
                })
                .flatMap(taken -> taken.isEmpty() ? Mono.just(0) : send(taken).thenReturn(taken.size()));
    }

    private Mono<Void> send(List<Taken> taken) {
        var ids = taken.stream().map(Taken::notificationId).distinct().toList();
        return notifications
                .byIds(ids)
                .collectMap(found -> found.stored().id(), Addressed::stored)
                .flatMapMany(found -> Flux.fromIterable(taken)
                        .flatMap(push -> attempt(push, found.get(push.notificationId())), settings.atOnce()))
                .filter(settled -> settled.step() == Step.DONE)
                .map(Settled::taken)
                .buffer(NOTED_TOGETHER)
                .concatMap(pushes::finish)
                .then();
    }

    private Mono<Settled> attempt(Taken taken, @Nullable Stored notification) {
        if (notification == null || notification.readAt() != null) {
            return done(taken, "needless");
        }
        Duration left =
                Duration.between(clock.instant(), notification.createdAt().plus(settings.freshFor()));
        if (!left.isPositive()) {
            return done(taken, "too-late");
        }
        return messages.send(taken.token(), message(notification, languageOf(taken), left))
                .timeout(settings.within(), Mono.just(new Outcome.Later("no answer in time", null, false)))
                .flatMap(outcome -> settle(taken, outcome));
    }

    private Mono<Settled> settle(Taken taken, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted() -> done(taken, "accepted");
            case Outcome.Gone(var reason) -> {
                log.info("device {} is forgotten: {}", taken.deviceId(), reason);
                yield devices.removeGone(taken.deviceId(), taken.token()).then(done(taken, "gone"));
            }
            case Outcome.Refused(var reason) -> {
                log.error("{} was refused: {}", taken, reason);
                yield done(taken, "refused");
            }
            case Outcome.Later later -> {
                meters.counter("social.pushes", "outcome", "later").increment();
                log.debug("{} waits: {}", taken, later.reason());
                yield pushes.defer(taken, clock.instant().plus(wait(taken, later)))
                        .thenReturn(new Settled(taken, Step.KEPT));
            }
        };
    }

    /** What the provider asks for, or our own time, with up to half of it on top at random. */
    private Duration wait(Taken taken, Outcome.Later later) {
        Duration asked = later.after();
        if (asked != null) {
            return asked.compareTo(settings.longestWait()) > 0 ? settings.longestWait() : asked;
        }
        Duration own = later.quota() ? settings.quotaWait() : settings.waitAfter(taken.attempts());
        return own.plusMillis(ThreadLocalRandom.current().nextLong(own.toMillis() / 2 + 1));
    }

    private Mono<Settled> done(Taken taken, String outcome) {
        meters.counter("social.pushes", "outcome", outcome).increment();
        return Mono.just(new Settled(taken, Step.DONE));
    }

    /** The schema keeps tags of languages only. */
    private static Language languageOf(Taken taken) {
        return Language.tagged(taken.language()).orElseThrow();
    }

    private static DeviceMessage message(Stored notification, Language language, Duration left) {
        Notice notice = notification.notice();
        String body = NotificationText.of(notice, language);
        Map<String, String> data = new LinkedHashMap<>();
        data.put("notificationId", Long.toString(notification.id()));
        data.put("kind", notice.kind().slug());
        switch (notice) {
            case Notice.OfShow show -> data.put("showId", Long.toString(show.showId()));
            case Notice.OfOrder order -> data.put("orderId", order.orderId());
            case Notice.WishCheaper wish -> data.put("productId", wish.productId());
        }
        return new DeviceMessage(
                "n" + notification.id(),
                SHOP.in(language),
                body.length() > LONGEST_BODY ? body.substring(0, LONGEST_BODY) + "…" : body,
                data,
                left);
    }

    Mono<Void> count() {
        return pushes.waiting(clock.instant())
                .doOnNext(latest -> waiting = latest)
                .then();
    }
}
