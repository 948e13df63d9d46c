package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.mux.MuxAssets;
import com.byeolshow.broadcast.show.AssetRemovals.Removal;
import com.byeolshow.broadcast.show.DeletedBroadcasts.Lost;
import com.byeolshow.broadcast.show.model.ClosingRules;
import com.byeolshow.broadcast.show.model.FoundAsset;
import com.byeolshow.broadcast.show.model.FoundAsset.Stage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Removes the recordings of deleted shows from the video platform, again and again with growing pauses until it says they
 * are gone. Watch {@code broadcast.removal.failures}: while it grows, recordings nobody should see can still be played.
 */
@Component
class ClearAway {

    private static final Logger log = LoggerFactory.getLogger(ClearAway.class);

    private final AssetRemovals removals;
    private final DeletedBroadcasts deleted;
    private final RecordingCallbacks callbacks;
    private final FindRecordings findRecordings;
    private final MuxAssets mux;
    private final Clock clock;
    private final TransactionalOperator tx;
    private final Counter failures;

    ClearAway(
            AssetRemovals removals,
            DeletedBroadcasts deleted,
            RecordingCallbacks callbacks,
            FindRecordings findRecordings,
            MuxAssets mux,
            Clock clock,
            TransactionalOperator tx,
            MeterRegistry meters) {
        this.removals = removals;
        this.deleted = deleted;
        this.callbacks = callbacks;
        this.findRecordings = findRecordings;
        this.mux = mux;
        this.clock = clock;
        this.tx = tx;
        this.failures = Counter.builder("broadcast.removal.failures").register(meters);
    }

    @Scheduled(fixedDelayString = "${byeolshow.broadcast.clear-away-every:1s}")
    Mono<Void> run() {
        return Flux.defer(() -> removals.claimDue(clock.instant()))
                .collectList()
                .flatMapIterable(due -> due)
                .flatMap(this::remove, 2)
                .thenMany(Flux.defer(() -> deleted.claimDue(clock.instant())))
                .collectList()
                .flatMapIterable(due -> due)
                .flatMap(this::search, 2)
                .then(Mono.defer(() -> deleted.forgetOld(clock.instant())))
                .then(Mono.defer(() -> callbacks.forgetOld(clock.instant())))
                .onErrorResume(unavailable -> {
                    log.warn("recordings cannot be removed now", unavailable);
                    return Mono.empty();
                });
    }

    private Mono<Void> remove(Removal removal) {
        return mux.delete(removal.assetId())
                .then(Mono.defer(() -> removals.done(removal.assetId())))
                .onErrorResume(failure -> {
                    failures.increment();
                    var pause = ClosingRules.waitAfter(removal.attempts());
                    log.warn(
                            "recording {} not removed at attempt {}, next in {}: {}",
                            removal.assetId(),
                            removal.attempts(),
                            pause,
                            failure.toString());
                    return removals.postpone(removal.assetId(), clock.instant().plus(pause));
                });
    }

    /** What is still being recorded is asked for again when the claim has run out. */
    private Mono<Void> search(Lost lost) {
        return findRecordings
                .run(lost.streamId())
                .map(assets -> assets.stream()
                        .filter(asset -> asset.covers(lost.liveSince(), lost.deletedAt()))
                        .toList())
                .flatMap(unwanted -> plan(lost, unwanted))
                .onErrorResume(failure -> {
                    failures.increment();
                    log.warn("recording of deleted show {} not looked for: {}", lost.showId(), failure.toString());
                    return Mono.empty();
                });
    }

    private Mono<Void> plan(Lost lost, List<FoundAsset> unwanted) {
        boolean complete = unwanted.stream().noneMatch(asset -> asset.stage() == Stage.COMING);
        return Flux.fromIterable(unwanted)
                .filter(asset -> asset.stage() != Stage.COMING)
                .concatMap(asset -> removals.plan(asset.id(), clock.instant()))
                .then(complete ? deleted.asked(lost.showId()) : Mono.empty())
                .as(tx::transactional);
    }
}
