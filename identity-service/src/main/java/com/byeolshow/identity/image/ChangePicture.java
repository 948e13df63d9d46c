package com.byeolshow.identity.image;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.account.ReadAccount;
import com.byeolshow.identity.image.model.Bucket;
import com.byeolshow.identity.image.model.ImageFileName;
import com.byeolshow.identity.image.model.ImageProblem;
import com.byeolshow.identity.image.model.SlotChange;
import com.byeolshow.identity.image.model.SlotRules;
import com.byeolshow.platform.images.Rendition;
import com.byeolshow.platform.web.RandomIds;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts an upload into one of a customer's slots, or empties one. */
@Component
public class ChangePicture {

    private final RedrawUpload redraw;
    private final Images images;
    private final ImageStore store;
    private final RemoveImages removeImages;
    private final ReadAccount readAccount;
    private final List<PicturesWatcher> watchers;
    private final RandomIds ids;
    private final Clock clock;
    private final TransactionalOperator tx;

    ChangePicture(
            RedrawUpload redraw,
            Images images,
            ImageStore store,
            RemoveImages removeImages,
            ReadAccount readAccount,
            List<PicturesWatcher> watchers,
            RandomIds ids,
            Clock clock,
            TransactionalOperator tx) {
        this.redraw = redraw;
        this.images = images;
        this.store = store;
        this.removeImages = removeImages;
        this.readAccount = readAccount;
        this.watchers = watchers;
        this.ids = ids;
        this.clock = clock;
        this.tx = tx;
    }

    /**
     * The slot has the picture when this completes, and the one before is gone. Fails with an {@link ImageProblem} when
     * the file cannot be taken; nothing has changed then.
     */
    public Mono<SlotChange> put(CustomerId owner, Slot slot, Flux<DataBuffer> upload) {
        return redraw.run(upload)
                .flatMap(this::keep)
                .flatMap(image -> change(owner, slot, bucket -> SlotRules.put(bucket, slot, image)));
    }

    /** Emptying an empty slot succeeds. */
    public Mono<SlotChange> clear(CustomerId owner, Slot slot) {
        return change(owner, slot, bucket -> SlotRules.clear(bucket, slot));
    }

    /** The note comes first: should we fail in between, the sweep finds the files by it. */
    private Mono<ImageId> keep(List<Rendition> renditions) {
        return Mono.defer(() -> {
            var id = new ImageId(ids.next());
            return images.note(id, clock.instant().truncatedTo(ChronoUnit.MICROS))
                    .thenMany(Flux.zip(Flux.fromIterable(ImageFileName.allOf(id)), Flux.fromIterable(renditions)))
                    .concatMap(file -> store.put(file.getT1(), file.getT2().jpeg()))
                    .then(Mono.just(id));
        });
    }

    private Mono<SlotChange> change(CustomerId owner, Slot slot, Function<Bucket, SlotChange> decision) {
        return readAccount
                .run(owner)
                // The token outlived its account.
                .switchIfEmpty(Mono.error(() -> new RefusedException(new RequestProblem.Unauthenticated())))
                .then(Mono.defer(() -> images.lock(owner)))
                .map(decision)
                .delayUntil(decided -> write(owner, slot, decided))
                .as(tx::transactional)
                .delayUntil(this::clearAway);
    }

    private Mono<Void> write(CustomerId owner, Slot slot, SlotChange decided) {
        return switch (decided) {
            case SlotChange.Added added ->
                images.put(added.image(), owner, slot).then(tell(owner));
            case SlotChange.Replaced replaced ->
                images.free(replaced.old())
                        .then(images.put(replaced.image(), owner, slot))
                        .then(tell(owner));
            case SlotChange.Cleared cleared -> images.free(cleared.old()).then(tell(owner));
            case SlotChange.Unchanged _ -> Mono.empty();
        };
    }

    private Mono<Void> tell(CustomerId owner) {
        return Flux.fromIterable(watchers)
                .concatMap(watcher -> watcher.picturesChanged(owner))
                .then();
    }

    /** After the commit: files whose image might still come back must stay. */
    private Mono<Void> clearAway(SlotChange done) {
        return switch (done) {
            case SlotChange.Replaced replaced -> removeImages.soon(replaced.old());
            case SlotChange.Cleared cleared -> removeImages.soon(cleared.old());
            case SlotChange.Added _, SlotChange.Unchanged _ -> Mono.empty();
        };
    }
}
