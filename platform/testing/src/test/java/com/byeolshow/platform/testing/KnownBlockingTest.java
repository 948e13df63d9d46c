package com.byeolshow.platform.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class KnownBlockingTest {

    @Test
    void sleepingOnAnEventLoopIsCaught() {
        var sleeping = Mono.fromCallable(() -> {
                    Thread.sleep(1);
                    return "slept";
                })
                .subscribeOn(Schedulers.parallel());
        assertThatThrownBy(sleeping::block).hasRootCauseInstanceOf(BlockingOperationError.class);
    }

    @Test
    void waitingForAResultOnAnEventLoopIsCaught() {
        var waiting = Mono.fromCallable(() -> new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS))
                .subscribeOn(Schedulers.parallel());
        assertThatThrownBy(waiting::block).hasRootCauseInstanceOf(BlockingOperationError.class);
    }

    @Test
    void sleepingElsewhereIsNoConcern() {
        Mono.fromCallable(() -> {
                    Thread.sleep(1);
                    return "slept";
                })
                .subscribeOn(Schedulers.boundedElastic())
                .block();
    }
}
