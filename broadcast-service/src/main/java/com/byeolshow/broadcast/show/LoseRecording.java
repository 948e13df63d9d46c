package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.show.model.ShowRules;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Notes that a recording was removed at the video platform by somebody else, so that nobody is offered its replay. */
@Component
public record LoseRecording(Shows shows, ShowChanges changes, Clock clock, TransactionalOperator tx) {

    public Mono<Void> run(String assetId) {
        return shows.lockRecorded(assetId)
                .flatMap(show -> changes.write(ShowRules.recordingLost(show, assetId, clock.instant())))
                .as(tx::transactional)
                .then();
    }
}
