package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.mux.MuxStreams;
import com.byeolshow.broadcast.show.model.Encoder.Reading;
import com.byeolshow.broadcast.show.model.HostedShow;
import com.byeolshow.broadcast.show.model.RecordingSearch;
import com.byeolshow.broadcast.show.model.RecordingSearch.Found;
import com.byeolshow.broadcast.show.model.RecordingSearch.NothingRecorded;
import com.byeolshow.broadcast.show.model.RecordingSearch.StillComing;
import com.byeolshow.broadcast.show.model.ShowState.Closed;
import com.byeolshow.broadcast.show.model.ShowState.Recording;
import com.byeolshow.broadcast.show.model.WatchRules;
import com.byeolshow.broadcast.show.model.WatchRules.Suspicion;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Ends shows everybody has left and finds recordings whose callback was lost, so that no host is kept from the next show
 * for ever. The video platform is always asked first; while it does not answer, nothing is done. Watch
 * {@code broadcast.watch.failures}.
 */
@Component
class WatchShows {

    private static final Logger log = LoggerFactory.getLogger(WatchShows.class);

    private final WatchedShows shows;
    private final WatchSettings settings;
    private final EndShow endShow;
    private final RecordShow recordShow;
    private final FindRecordings findRecordings;
    private final ObserveEncoder observeEncoder;
    private final MuxStreams mux;
    private final Clock clock;
    private final Counter failures;

    WatchShows(
            WatchedShows shows,
            WatchSettings settings,
            EndShow endShow,
            RecordShow recordShow,
            FindRecordings findRecordings,
            ObserveEncoder observeEncoder,
            MuxStreams mux,
            Clock clock,
            MeterRegistry meters) {
        this.shows = shows;
        this.settings = settings;
        this.endShow = endShow;
        this.recordShow = recordShow;
        this.findRecordings = findRecordings;
        this.observeEncoder = observeEncoder;
        this.mux = mux;
        this.clock = clock;
        this.failures = Counter.builder("broadcast.watch.failures").register(meters);
    }

    @Scheduled(fixedDelayString = "${byeolshow.broadcast.watch.every:30s}")
    Mono<Void> run() {
        return Flux.defer(() -> shows.claim(clock.instant()))
                .collectList()
                .flatMapIterable(due -> due)
                // Few at once: the platform allows about five reads a second.
                .flatMap(this::look, 2)
                .then()
                .onErrorResume(unavailable -> {
                    log.warn("shows cannot be watched now", unavailable);
                    return Mono.empty();
                });
    }

    private Mono<Void> look(HostedShow shown) {
        var suspicion = suspect(shown);
        return (switch (suspicion) {
                    case NONE -> Mono.<Void>empty();
                    case SILENT, FORGOTTEN -> judge(shown, suspicion);
                    case UNRECORDED -> findRecording(shown);
                })
                .onErrorResume(failure -> {
                    failures.increment();
                    log.warn(
                            "show {} looks {}, but that could not be verified: {}",
                            shown.show().id(),
                            suspicion,
                            failure.toString());
                    return Mono.empty();
                });
    }

    private Suspicion suspect(HostedShow shown) {
        return WatchRules.suspect(shown.show().state(), shown.encoder(), clock.instant(), settings.patience());
    }

    private Mono<Void> judge(HostedShow shown, Suspicion suspicion) {
        String streamId = shown.show().feed().streamId();
        Instant asked = clock.instant();
        return mux.isActive(streamId)
                .map(active -> active ? Reading.ACTIVE : Reading.NOT_ACTIVE)
                .flatMap(reading -> switch (WatchRules.judge(suspicion, reading)) {
                    case ALIVE -> observeEncoder.answered(streamId, shown.encoder(), reading, asked);
                    case END -> end(shown, suspicion);
                });
    }

    private Mono<Void> end(HostedShow shown, Suspicion suspicion) {
        return endShow.abandoned(shown.show().id(), now -> suspect(now) == suspicion)
                .doOnNext(ended ->
                        log.info("show {} was {} and is ended", ended.show().id(), suspicion))
                .then();
    }

    private Mono<Void> findRecording(HostedShow shown) {
        return shown.show().state() instanceof Closed(var since, var finishedAt)
                ? findRecordings
                        .run(shown.show().feed().streamId())
                        .map(assets -> RecordingSearch.among(assets, since, finishedAt))
                        .flatMap(search -> switch (search) {
                            case Found(var recording) ->
                                recordShow.found(shown.show().id(), recording);
                            case NothingRecorded() ->
                                recordShow.found(shown.show().id(), Recording.NONE);
                            case StillComing(var stuck)
                            when WatchRules.waitedEnough(finishedAt, clock.instant(), settings.patience()) ->
                                recordShow.found(shown.show().id(), new Recording(stuck, null));
                            case StillComing _ -> Mono.<Void>empty();
                        })
                : Mono.empty();
    }
}
