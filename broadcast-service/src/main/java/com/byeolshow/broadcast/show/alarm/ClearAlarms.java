package com.byeolshow.broadcast.show.alarm;

import com.byeolshow.broadcast.show.UntoldTallies;
import com.byeolshow.platform.messaging.Outbox;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Clears every alarm of a customer who is gone. */
@Component
public record ClearAlarms(Alarms alarms, UntoldTallies untold, Outbox outbox, Clock clock) {

    /** In the caller's transaction, in which the customer does nothing else any more. */
    public Mono<Void> run(String customerId) {
        return alarms.lockShowsOf(customerId)
                .then(Mono.defer(() -> alarms.removeAll(customerId)))
                .filter(left -> !left.isEmpty())
                .flatMap(left -> {
                    var now = clock.instant();
                    return untold.add(left, now)
                            .then(outbox.append(left.stream()
                                    .map(show -> AlarmEvent.cleared(show, customerId, now))
                                    .toList()));
                });
    }
}
