package com.byeolshow.social.notification.live;

import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.social.notification.Notifications;
import com.byeolshow.social.notification.Notifications.Addressed;
import com.byeolshow.social.notification.live.NotificationNotices.Heard;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
 * Carries stored notifications to the connections of this replica. The database says on every replica which ids were
 * stored; each looks up those of its own connected customers, so nobody has to know who is connected where. A connection
 * that reads too slowly is ended rather than waited for (watch {@code social_live_ended_total{why="slow"}}): it loses
 * nothing, since it can continue after the last notification it got.
 */
@Component
public class LiveDelivery implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveDelivery.class);

    /** Notices that wait while the database is slow; with more it is quicker to look what everyone missed. */
    private static final int WAITING_NOTICES = 1_000;

    /** Until a new connection knows where it begins; a database that is away is no reason to hold it for ever. */
    private static final Duration LONGEST_BEGINNING = Duration.ofSeconds(5);

    /** The listening connection stays this long without anybody to deliver to. */
    private static final Duration LINGER = Duration.ofSeconds(30);

    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Notifications notifications;
    private final LiveSettings settings;
    private final MeterRegistry meters;
    private final Counter delivered;
    private final Map<String, Set<LiveConnection>> connections = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();

    /** Counts how often listening began; 0 while nobody listens. */
    private final Sinks.Many<Integer> listening = Sinks.many().replay().latestOrDefault(0);

    private final AtomicInteger round = new AtomicInteger();
    private final Flux<Void> delivery;
    private volatile boolean running;

    LiveDelivery(
            Notifications notifications, NotificationNotices notices, LiveSettings settings, MeterRegistry meters) {
        this.notifications = notifications;
        this.settings = settings;
        this.meters = meters;
        this.delivered = Counter.builder("social.live.delivered")
                .description("notifications handed to live connections")
                .register(meters);
        meters.gauge("social.live.connections", open);
        this.delivery = notices.all()
                .onBackpressureBuffer(WAITING_NOTICES)
                .concatMap(this::deliver, 1)
                .doOnError(failed -> log.warn("live delivery was interrupted: {}", failed.toString()))
                .doFinally(_ -> listening(0))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_WAIT)
                        .maxBackoff(LONGEST_WAIT)
                        .transientErrors(true))
                .publish()
                .refCount(1, LINGER);
    }

    /**
     * A connection for one customer: the use of it, such as writing to a socket, lasts as long as what {@code use} makes
     * of it. Fails with a {@link LiveProblem} if there are too many.
     *
     * @param lastSeen id of the notification to continue after; null to begin now
     */
    public <T> Flux<T> connect(String customerId, @Nullable Long lastSeen, Function<Connected, ? extends Flux<T>> use) {
        return Flux.usingWhen(
                Mono.fromSupplier(() -> admit(customerId)),
                connection -> use.apply(new Connected(connection, told(connection, lastSeen))),
                connection -> Mono.fromRunnable(() -> remove(connection)));
    }

    /** An open connection and what it is to be told. */
    public record Connected(LiveConnection connection, Flux<Live> told) {}

    private LiveConnection admit(String customerId) {
        if (!running || open.get() >= settings.mostConnections()) {
            throw new RefusedException(new LiveProblem.NoRoom());
        }
        var connection = new LiveConnection(customerId, settings.buffer());
        connections.compute(customerId, (_, present) -> {
            Set<LiveConnection> mine = present == null ? ConcurrentHashMap.newKeySet() : present;
            if (mine.size() >= settings.perCustomer()) {
                throw new RefusedException(new LiveProblem.TooManyConnections());
            }
            mine.add(connection);
            return mine;
        });
        open.incrementAndGet();
        return connection;
    }

    private void remove(LiveConnection connection) {
        connections.computeIfPresent(connection.customerId(), (_, mine) -> {
            if (mine.remove(connection)) {
                open.decrementAndGet();
            }
            return mine.isEmpty() ? null : mine;
        });
    }

    private Flux<Live> told(LiveConnection connection, @Nullable Long lastSeen) {
        Flux<Live> beginning = Flux.defer(() -> beginning(connection, lastSeen))
                .timeout(Mono.delay(LONGEST_BEGINNING), _ -> Mono.never())
                .onErrorResume(failed -> {
                    log.warn("a live connection could not begin: {}", failed.toString());
                    end(connection, Ending.UNAVAILABLE);
                    return Flux.empty();
                });
        return connection.after(beginning).takeUntilOther(delivery.ignoreElements());
    }

    /**
     * What is stored at this moment, read while listening is established; read again if listening was interrupted
     * meanwhile, since neither this nor the look after the interruption would have found what came in between.
     */
    private Flux<Live> beginning(LiveConnection connection, @Nullable Long lastSeen) {
        return listening.asFlux().filter(number -> number > 0).next().flatMapMany(number -> (lastSeen == null
                        ? now(connection)
                        : since(connection, lastSeen))
                .collectList()
                .flatMapMany(
                        found -> number == round.get() ? Flux.fromIterable(found) : beginning(connection, lastSeen)));
    }

    private Flux<Live> now(LiveConnection connection) {
        return notifications
                .newestOf(connection.customerId())
                .doOnNext(connection::begin)
                .<Live>map(Live.Beginning::new)
                .flux();
    }

    private Flux<Live> since(LiveConnection connection, long lastSeen) {
        return notifications
                .missed(Map.of(connection.customerId(), lastSeen), settings.resume())
                .<Live>map(found -> new Live.Told(found.stored()))
                .doOnSubscribe(_ -> connection.begin(LiveConnection.NOTHING))
                .doOnComplete(() -> connection.begin(lastSeen));
    }

    private Mono<Void> deliver(Heard heard) {
        return switch (heard) {
            case Heard.Listening _ -> {
                listening(round.incrementAndGet());
                yield catchUp();
            }
            case Heard.Stored(var from, var to) ->
                connections.isEmpty()
                        ? Mono.empty()
                        : handOver(notifications.among(from, to, Set.copyOf(connections.keySet())));
        };
    }

    /** After an interruption: what those who were connected all the time may not have been told. */
    private Mono<Void> catchUp() {
        var lastSeen = new HashMap<String, Long>();
        connections
                .values()
                .forEach(mine -> mine.forEach(connection -> {
                    if (connection.seen() != LiveConnection.NOTHING) {
                        lastSeen.merge(connection.customerId(), connection.seen(), Math::min);
                    }
                }));
        return lastSeen.isEmpty() ? Mono.empty() : handOver(notifications.missed(lastSeen, settings.resume()));
    }

    private Mono<Void> handOver(Flux<Addressed> found) {
        return found.doOnNext(addressed -> connections
                        .getOrDefault(addressed.customerId(), Set.of())
                        .forEach(connection -> handOver(connection, addressed)))
                .then();
    }

    private void handOver(LiveConnection connection, Addressed addressed) {
        if (connection.offer(addressed.stored())) {
            delivered.increment();
        } else {
            end(connection, Ending.SLOW);
        }
    }

    /** Ends a connection from this side. */
    public void end(LiveConnection connection, Ending why) {
        remove(connection);
        meters.counter("social.live.ended", "why", why.name().toLowerCase(Locale.ROOT))
                .increment();
        connection.end(why);
    }

    private void listening(int number) {
        listening.emitNext(number, Sinks.EmitFailureHandler.busyLooping(Duration.ofMillis(100)));
    }

    @Override
    public void start() {
        running = true;
    }

    /** First of all that stops: an open stream would keep the web server waiting for its end. */
    @Override
    public void stop() {
        running = false;
        connections.values().forEach(mine -> mine.forEach(connection -> end(connection, Ending.STOPPING)));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
