package com.byeolshow.catalog.review;

import com.byeolshow.catalog.review.model.ReviewProblem;
import com.byeolshow.catalog.review.model.ReviewRules;
import com.byeolshow.platform.images.store.ImageId;
import com.byeolshow.platform.images.store.KeepUpload;
import com.byeolshow.platform.images.store.RemoveImages;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes the pictures that come with a review. */
@Component
record KeepPictures(KeepUpload keepUpload, RemoveImages removeImages) {

    /**
     * Keeps all uploads, one after the other so that one review does not fill the drawing threads, and then does what they
     * are for. When either is refused no file stays behind. After any other failure the sweep decides, since a commit that
     * was not heard of may have taken place.
     */
    <T> Mono<T> then(List<Flux<DataBuffer>> uploads, Function<List<ImageId>, Mono<T>> use) {
        if (uploads.size() > ReviewRules.MOST_IMAGES) {
            return Mono.error(() -> new RefusedException(new ReviewProblem.TooManyImages()));
        }
        return Mono.defer(() -> {
            var kept = new CopyOnWriteArrayList<ImageId>();
            return Flux.fromIterable(uploads)
                    .concatMap(keepUpload::run)
                    .doOnNext(kept::add)
                    .then(Mono.defer(() -> use.apply(List.copyOf(kept))))
                    .onErrorResume(
                            RefusedException.class,
                            refused -> removeImages.soon(List.copyOf(kept)).then(Mono.error(refused)));
        });
    }
}
