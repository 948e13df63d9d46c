package com.byeolshow.social.notification.fanout;

import com.byeolshow.social.notification.fanout.FanOuts.Taken;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Goes through all unfinished fan-outs slice by slice. Customers never pass through this JVM: each slice is one statement,
 * so memory does not depend on how many there are. Watch {@code social_fan_out_oldest_seconds}.
 */
@Component
class TellAudiences {

    private static final Logger log = LoggerFactory.getLogger(TellAudiences.class);

    private final FanOuts fanOuts;
    private final FanOutSettings settings;
    private final Clock clock;
    private final TransactionalOperator transaction;
    private final Counter told;
    private volatile FanOuts.Waiting waiting = new FanOuts.Waiting(0, 0);

    TellAudiences(
            FanOuts fanOuts,
            FanOutSettings settings,
            Clock clock,
            TransactionalOperator transaction,
            MeterRegistry meters) {
        this.fanOuts = fanOuts;
        this.settings = settings;
        this.clock = clock;
        this.transaction = transaction;
        this.told = Counter.builder("social.fan.out.notifications")
                .description("notifications stored for the many")
                .register(meters);
        Gauge.builder("social.fan.out.waiting", this, told -> told.waiting.count())
                .description("fan-outs that are not finished")
                .register(meters);
        Gauge.builder("social.fan.out.oldest", this, told -> told.waiting.oldestSeconds())
                .baseUnit("seconds")
                .description("age of the oldest fan-out that is not finished")
                .register(meters);
    }

    /** One slice after the other until none is due. */
    Mono<Void> run() {
        return slice().expand(_ -> Mono.delay(settings.rest()).then(slice())).then();
    }

    /** One slice of the fan-out whose turn it is; empty if none is due. */
    private Mono<Taken> slice() {
        return Mono.defer(() -> {
                    Instant now = clock.instant();
                    return fanOuts.take(now, now.plus(settings.lease()));
                })
                .delayUntil(this::tell);
    }

    /** A failure keeps this fan-out waiting, not the others. */
    private Mono<Void> tell(Taken taken) {
        return fanOuts.tellNext(taken.id(), settings.slice(), clock.instant())
                .as(transaction::transactional)
                .doOnNext(slice -> told.increment((double) slice.told()))
                .then()
                .onErrorResume(failed -> {
                    int failures = taken.failures() + 1;
                    log.warn(
                            "slice of fan-out {} failed {} times in a row: {}",
                            taken.id(),
                            failures,
                            failed.toString());
                    return fanOuts.defer(taken.id(), clock.instant().plus(settings.waitAfter(failures)));
                });
    }

    Mono<Void> count() {
        return fanOuts.waiting(clock.instant())
                .doOnNext(latest -> waiting = latest)
                .then();
    }

    Mono<Void> forget() {
        return Mono.defer(() -> fanOuts.forget(clock.instant().minus(settings.keep())));
    }
}
