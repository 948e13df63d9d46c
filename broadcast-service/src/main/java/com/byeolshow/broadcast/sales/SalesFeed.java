package com.byeolshow.broadcast.sales;

import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.platform.messaging.DatabaseNotices;
import com.byeolshow.platform.web.problem.RefusedException;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * The sales of shows as they change, to whoever looks through this replica. The database says on every replica whose sales
 * changed; each reads a watched show's once, however many watch it, and not more often than the pace. A state is whole, so
 * a slow reader skips some and misses nothing. Watch {@code broadcast_sales_streams}.
 */
@Component
public class SalesFeed implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SalesFeed.class);

    /** A show is read on for this long without anybody who watches: a page that reloads comes back to it. */
    private static final Duration LINGER = Duration.ofSeconds(5);

    /** The listening connection stays this long without anybody who watches. */
    private static final Duration LISTENING_LINGER = Duration.ofSeconds(30);

    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** Stands for every show: changes may have been missed. */
    private static final ShowId ANY = new ShowId(-1);

    private final Sales sales;
    private final SalesSettings settings;
    private final Flux<ShowId> changes;
    private final Map<ShowId, Flux<Sales.OfShow>> states = new ConcurrentHashMap<>();
    private final Map<String, Integer> streamsOf = new ConcurrentHashMap<>();
    private final AtomicInteger streams;
    private volatile Sinks.Empty<Void> stopping = Sinks.empty();
    private volatile boolean running;

    public SalesFeed(Sales sales, SalesSettings settings, ConnectionFactory pool, MeterRegistry meters) {
        this.sales = sales;
        this.settings = settings;
        this.streams = meters.gauge("broadcast.sales.streams", new AtomicInteger());
        this.changes = new DatabaseNotices(pool, Sales.CHANNEL)
                .all(ANY, SalesFeed::show)
                .publish()
                .refCount(1, LISTENING_LINGER);
    }

    private static @Nullable ShowId show(String notice) {
        return ShowId.of(notice).orElse(null);
    }

    /**
     * Follows a show's sales: first the present state, then each new one, until this replica stops. The stream counts as
     * open as long as what {@code use} makes of it. Fails with a {@link SalesProblem} if there are too many.
     */
    public <T> Flux<T> follow(String callerId, ShowId show, Function<Flux<Sales.OfShow>, ? extends Flux<T>> use) {
        return Flux.using(
                () -> admit(callerId),
                _ -> use.apply(states(show).onBackpressureLatest().takeUntilOther(stopping.asMono())),
                _ -> release(callerId));
    }

    private String admit(String callerId) {
        if (!running) {
            throw new RefusedException(new SalesProblem.NoRoom());
        }
        streamsOf.compute(callerId, (_, open) -> {
            if (open != null && open >= settings.perCaller()) {
                throw new RefusedException(new SalesProblem.TooManyStreams());
            }
            // Taken in one step: many come back at once after another replica stopped.
            if (streams.getAndUpdate(now -> Math.min(now + 1, settings.mostStreams())) == settings.mostStreams()) {
                throw new RefusedException(new SalesProblem.NoRoom());
            }
            return open == null ? 1 : open + 1;
        });
        return callerId;
    }

    private void release(String callerId) {
        streams.decrementAndGet();
        streamsOf.computeIfPresent(callerId, (_, open) -> open == 1 ? null : open - 1);
    }

    private Flux<Sales.OfShow> states(ShowId show) {
        return states.computeIfAbsent(show, id -> changes.filter(changed -> changed.equals(id) || changed.equals(ANY))
                .mergeWith(Mono.just(id))
                .onBackpressureLatest()
                .concatMap(_ -> read(id).concatWith(pause()), 1)
                .distinctUntilChanged()
                .doFinally(_ -> states.remove(id))
                .replay(1)
                .refCount(1, LINGER));
    }

    private Mono<Sales.OfShow> pause() {
        return Mono.delay(settings.pace()).then(Mono.empty());
    }

    /** While the database is away the last state stands, and the next one comes when it is back. */
    private Mono<Sales.OfShow> read(ShowId show) {
        return sales.of(show)
                .doOnError(failed -> log.warn("sales of show {} cannot be read: {}", show, failed.toString()))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_WAIT).maxBackoff(LONGEST_WAIT));
    }

    @Override
    public void start() {
        stopping = Sinks.empty();
        running = true;
    }

    /** First of all that stops: an open stream would keep the web server waiting for its end. */
    @Override
    public void stop() {
        running = false;
        stopping.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
