package com.byeolshow.sandbox.webhooks;

import com.byeolshow.sandbox.Provider;
import com.byeolshow.sandbox.SandboxSettings;
import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.control.Resettable;
import com.byeolshow.sandbox.webhooks.WebhookSender.Answer;
import com.byeolshow.sandbox.webhooks.WebhookTarget.Format;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Sends events to the product, one at a time per provider: the real ones promise no order, but a test wants the same
 * one every time. Failed attempts are repeated on the virtual clock.
 */
@Component
public final class Webhooks implements Resettable, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

    /** Of each provider; beyond it, those that are over are forgotten, the oldest first. */
    private static final int KEPT = 300;

    /** A receiver this far behind is not coming back: the oldest are given up. */
    private static final int MOST_UNSENT = 5_000;

    private final Map<Provider, WebhookTarget> targets = new EnumMap<>(Provider.class);
    private final Map<Provider, Deque<Delivery>> deliveries = new EnumMap<>(Provider.class);
    private final Map<Provider, Sinks.Many<Delivery>> queues = new EnumMap<>(Provider.class);
    private final Disposable.Composite sending = Disposables.composite();
    private final SandboxSettings settings;
    private final Timeline timeline;
    private final WebhookSender sender;
    private long count;

    Webhooks(SandboxSettings settings, Timeline timeline, WebhookSender sender) {
        this.settings = settings;
        this.timeline = timeline;
        this.sender = sender;
        for (var provider : Provider.values()) {
            Sinks.Many<Delivery> queue = Sinks.many().unicast().onBackpressureBuffer();
            queues.put(provider, queue);
            deliveries.put(provider, new ArrayDeque<>());
            sending.add(queue.asFlux()
                    .publishOn(Schedulers.parallel())
                    .concatMap(this::attempt)
                    .subscribe());
        }
        startingTargets();
    }

    /** Queues the event; without a target it is only noted as skipped, like a webhook that was lost. */
    public void send(Notice notice) {
        timeline.atomically(() -> {
            var delivery = new Delivery("delivery-" + ++count, notice, timeline.now());
            keep(delivery);
            if (address(notice) == null) {
                delivery.skipped("no webhook target");
            } else {
                enqueue(delivery);
            }
            return null;
        });
    }

    public WebhookTarget target(Provider provider) {
        return timeline.atomically(() -> Objects.requireNonNull(targets.get(provider)));
    }

    /** Whether an event of the provider would be sent now. */
    public boolean reachable(Provider provider) {
        var target = target(provider);
        return target.enabled() && target.url() != null;
    }

    void aim(Provider provider, WebhookTarget target) {
        timeline.atomically(() -> targets.put(provider, target));
    }

    /** Oldest first. */
    List<Map<String, Object>> deliveries(Provider provider) {
        return timeline.atomically(
                () -> kept(provider).stream().map(Delivery::json).toList());
    }

    @Override
    public void reset() {
        deliveries.values().forEach(kept -> {
            var forgotten = List.copyOf(kept);
            kept.clear();
            forgotten.forEach(Delivery::abandon);
            forgotten.forEach(Delivery::drop);
        });
        count = 0;
        startingTargets();
    }

    @Override
    public void destroy() {
        sending.dispose();
    }

    private void startingTargets() {
        targets.put(
                Provider.MUX,
                new WebhookTarget(
                        url(settings.mux().webhookUrl()), settings.mux().webhookSecret(), true, Format.JSON, true));
        targets.put(
                Provider.IAMPORT,
                new WebhookTarget(url(settings.iamport().webhookUrl()), "", true, Format.JSON, false));
    }

    private static @Nullable URI url(String text) {
        return text.isBlank() ? null : URI.create(text);
    }

    /** Switched off means off for every address: that is how a test loses webhooks. */
    private @Nullable URI address(Notice notice) {
        var target = target(notice.provider());
        if (!target.enabled()) {
            return null;
        }
        return notice.address() != null ? notice.address() : target.url();
    }

    private Deque<Delivery> kept(Provider provider) {
        return Objects.requireNonNull(deliveries.get(provider));
    }

    private void keep(Delivery delivery) {
        var kept = kept(delivery.notice().provider());
        kept.addLast(delivery);
        while (kept.size() > KEPT && removeOldestOver(kept)) {
            // Forgets one at a time: a backlog that was over the limit shrinks back below it.
        }
        if (kept.size() > MOST_UNSENT) {
            kept.removeFirst().abandon();
        }
    }

    private static boolean removeOldestOver(Deque<Delivery> kept) {
        for (var each = kept.iterator(); each.hasNext(); ) {
            if (each.next().over()) {
                each.remove();
                return true;
            }
        }
        return false;
    }

    private void enqueue(Delivery delivery) {
        var queue = Objects.requireNonNull(queues.get(delivery.notice().provider()));
        queue.tryEmitNext(delivery).orThrow();
    }

    private Mono<Void> attempt(Delivery delivery) {
        return Mono.defer(() -> timeline.atomically(() -> posting(delivery))).onErrorResume(failure -> {
            LOG.error("sending {} failed", delivery.notice().event(), failure);
            return Mono.empty();
        });
    }

    private Mono<Void> posting(Delivery delivery) {
        var notice = delivery.notice();
        var address = address(notice);
        if (delivery.abandoned()) {
            return Mono.empty();
        }
        if (address == null) {
            delivery.skipped("no webhook target");
            return Mono.empty();
        }
        var earlier = delivery.attempts();
        var outgoing = notice.outgoing(
                target(notice.provider()), earlier, Clock.systemUTC().instant());
        delivery.sending(outgoing.body());
        var timeout = DeliveryPolicy.of(notice.provider()).timeout(earlier.size());
        return sender.post(address, outgoing, timeout)
                .takeUntilOther(delivery.whenDropped())
                .doOnNext(answer -> timeline.atomically(() -> answered(delivery, address, answer)))
                .then();
    }

    private @Nullable Void answered(Delivery delivery, URI address, Answer answer) {
        var notice = delivery.notice();
        var number = delivery.attempts().size() + 1;
        var attempt = new Attempt(
                "attempt-" + number,
                address.toString(),
                timeline.now(),
                answer.status(),
                answer.body(),
                answer.headers(),
                answer.failure());
        if (attempt.succeeded()) {
            delivery.delivered(attempt);
            return null;
        }
        var sinceFirst = Duration.between(delivery.at(), attempt.at());
        var pause = DeliveryPolicy.of(notice.provider()).pause(number, sinceFirst, attempt);
        if (pause.isEmpty()
                || !notice.repeatable()
                || !target(notice.provider()).retry()) {
            delivery.failed(attempt);
            return null;
        }
        var next = attempt.at().plus(pause.get());
        delivery.retrying(attempt, next);
        timeline.at(next, () -> {
            if (!delivery.abandoned()) {
                enqueue(delivery);
            }
        });
        return null;
    }
}
