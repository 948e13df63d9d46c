package com.byeolshow.platform.images.store;

import com.byeolshow.platform.images.ImageFlaw;
import com.byeolshow.platform.images.ImageLimits;
import com.byeolshow.platform.images.RedrawImage;
import com.byeolshow.platform.images.Redrawn;
import com.byeolshow.platform.images.Rendition;
import com.byeolshow.platform.web.problem.RefusedException;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Draws uploads anew, on threads of their own. The bulkhead lets in what those threads can take soon, so that uploads
 * held in memory stay few; one more is refused with 503 (metric {@code resilience4j_bulkhead} of "images").
 */
final class RedrawUpload implements DisposableBean {

    private final RedrawImage redraw;
    private final int mostBytes;
    private final Scheduler threads;
    private final Bulkhead bulkhead;

    RedrawUpload(ImageSettings settings, BulkheadRegistry bulkheads) {
        mostBytes = Math.toIntExact(settings.bytes().toBytes());
        redraw = new RedrawImage(new ImageLimits(mostBytes, settings.pixels()));
        int most = settings.threads() + settings.waiting();
        threads = Schedulers.newBoundedElastic(settings.threads(), most, "images");
        bulkhead = bulkheads.bulkhead(
                "images",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(most)
                        .maxWaitDuration(Duration.ZERO)
                        .build());
    }

    /** One rendition for each size; fails with an {@link ImageProblem} when the upload is no picture we take. */
    Mono<List<Rendition>> run(Flux<DataBuffer> upload) {
        return DataBufferUtils.join(upload, mostBytes)
                .map(RedrawUpload::bytes)
                .defaultIfEmpty(new byte[0])
                .onErrorMap(DataBufferLimitException.class, _ -> refusal(ImageFlaw.TOO_LARGE))
                .publishOn(threads)
                .map(file -> switch (redraw.run(file, ImageSize.sides())) {
                    case Redrawn.Done(var renditions) -> renditions;
                    case Redrawn.Refused(var flaw) -> throw refusal(flaw);
                })
                .transformDeferred(BulkheadOperator.of(bulkhead));
    }

    private static byte[] bytes(DataBuffer joined) {
        byte[] bytes = new byte[joined.readableByteCount()];
        joined.read(bytes);
        DataBufferUtils.release(joined);
        return bytes;
    }

    private static RefusedException refusal(ImageFlaw flaw) {
        return new RefusedException(new ImageProblem.Unacceptable(
                switch (flaw) {
                    case TOO_LARGE -> ImageProblem.Flaw.TOO_LARGE;
                    case TOO_MANY_PIXELS -> ImageProblem.Flaw.TOO_MANY_PIXELS;
                    case UNSUPPORTED -> ImageProblem.Flaw.UNSUPPORTED;
                    case UNREADABLE -> ImageProblem.Flaw.UNREADABLE;
                }));
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
