package com.byeolshow.broadcast.show.alarm;

import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.broadcast.show.Shows;
import com.byeolshow.broadcast.show.UntoldTallies;
import com.byeolshow.broadcast.show.alarm.AlarmProblem.TooManyAlarms;
import com.byeolshow.broadcast.show.model.ShowProblem;
import com.byeolshow.platform.customer.Customers;
import com.byeolshow.platform.messaging.Outbox;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Sets an alarm, or clears it: each call turns the state around, also when two taps arrive at once. */
@Component
public class ToggleAlarm {

    /** Alarms of one customer that can still ring; the app reads the whole list at once. */
    public static final int LIMIT = 200;

    private final Alarms alarms;
    private final Shows shows;
    private final UntoldTallies untold;
    private final Customers customers;
    private final Outbox outbox;
    private final Clock clock;
    private final TransactionalOperator tx;

    ToggleAlarm(
            Alarms alarms,
            Shows shows,
            UntoldTallies untold,
            Customers customers,
            Outbox outbox,
            Clock clock,
            TransactionalOperator tx) {
        this.alarms = alarms;
        this.shows = shows;
        this.untold = untold;
        this.customers = customers;
        this.outbox = outbox;
        this.clock = clock;
        this.tx = tx;
    }

    /** Whether the customer has an alarm for the show now. */
    public Mono<Boolean> run(String customerId, ShowId show) {
        return customers
                .serialize(customerId)
                .then(Mono.defer(() -> shows.lock(show)))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ShowProblem.NoSuchShow())))
                .flatMap(_ -> turn(customerId, show, clock.instant()))
                .as(tx::transactional);
    }

    private Mono<Boolean> turn(String customerId, ShowId show, Instant now) {
        return alarms.remove(customerId, show)
                .flatMap(removed -> removed
                        ? outbox.append(AlarmEvent.cleared(show, customerId, now))
                                .thenReturn(false)
                        : set(customerId, show, now).thenReturn(true))
                .delayUntil(_ -> untold.add(List.of(show), now));
    }

    private Mono<Void> set(String customerId, ShowId show, Instant now) {
        return alarms.waitingOf(customerId)
                .flatMap(waiting -> waiting < LIMIT
                        ? alarms.add(customerId, show, now)
                        : Mono.error(new RefusedException(new TooManyAlarms(LIMIT))))
                .then(Mono.defer(() -> outbox.append(AlarmEvent.set(show, customerId, now))));
    }
}
