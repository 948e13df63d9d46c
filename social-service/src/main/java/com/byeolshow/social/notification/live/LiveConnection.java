package com.byeolshow.social.notification.live;

import com.byeolshow.social.notification.Notifications.Stored;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import reactor.core.Scannable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

/** One customer's connection, with the notifications it has not taken yet. */
public final class LiveConnection {

    /** Of the last notifications sent, to notice one that comes twice: by its own notice and by a look at what was missed. */
    private static final int REMEMBERED = 256;

    /** Not known yet. */
    static final long NOTHING = -1;

    private final String customerId;
    private final Sinks.Many<Stored> waiting;
    private final Sinks.One<Ending> ending = Sinks.one();
    private final SequencedSet<Long> sent = new LinkedHashSet<>();
    private volatile long seen = NOTHING;

    LiveConnection(String customerId, int buffer) {
        this.customerId = customerId;
        this.waiting = Sinks.many()
                .unicast()
                .onBackpressureBuffer(Queues.<Stored>get(buffer).get());
    }

    String customerId() {
        return customerId;
    }

    /** The last notification that was given to this connection; {@link #NOTHING} before it began. */
    long seen() {
        return seen;
    }

    void begin(long after) {
        seen = after;
    }

    /** Hands a notification over, by one thread at a time; false if there is no room for it. */
    boolean offer(Stored notification) {
        if (waiting.tryEmitNext(notification) == Sinks.EmitResult.FAIL_OVERFLOW) {
            return false;
        }
        seen = notification.id();
        return true;
    }

    /** Ends this connection at once; what waits is not sent any more. */
    public void end(Ending why) {
        ending.tryEmitValue(why);
    }

    /** Whether this side has ended it. */
    public boolean isEnded() {
        return Boolean.TRUE.equals(ending.scan(Scannable.Attr.TERMINATED));
    }

    /** Comes when this side ends the connection. */
    public Mono<Ending> ended() {
        return ending.asMono();
    }

    /** What was missed, then what comes, nothing twice, until this side ends it. */
    Flux<Live> after(Flux<Live> beginning) {
        return beginning
                .concatWith(waiting.asFlux().map(Live.Told::new))
                .filter(this::isNew)
                .takeUntilOther(ending.asMono());
    }

    private boolean isNew(Live live) {
        return switch (live) {
            case Live.Beginning _ -> true;
            case Live.Told(var notification) -> {
                if (sent.size() >= REMEMBERED) {
                    sent.removeFirst();
                }
                yield sent.add(notification.id());
            }
        };
    }
}
