package com.byeolshow.identity.image;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.account.ReadAccount;
import com.byeolshow.identity.image.model.Bucket;
import com.byeolshow.identity.image.model.SlotChange;
import com.byeolshow.identity.image.model.SlotRules;
import com.byeolshow.platform.images.store.ImageProblem;
import com.byeolshow.platform.images.store.KeepUpload;
import com.byeolshow.platform.images.store.RemoveImages;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
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

    private final KeepUpload keepUpload;
    private final Images images;
    private final RemoveImages removeImages;
    private final ReadAccount readAccount;
    private final List<PicturesWatcher> watchers;
    private final TransactionalOperator tx;

    ChangePicture(
            KeepUpload keepUpload,
            Images images,
            RemoveImages removeImages,
            ReadAccount readAccount,
            List<PicturesWatcher> watchers,
            TransactionalOperator tx) {
        this.keepUpload = keepUpload;
        this.images = images;
        this.removeImages = removeImages;
        this.readAccount = readAccount;
        this.watchers = watchers;
        this.tx = tx;
    }

    /**
     * The slot has the picture when this completes, and the one before is gone. Fails with an {@link ImageProblem} when
     * the file cannot be taken; nothing has changed then.
     */
    public Mono<SlotChange> put(CustomerId owner, Slot slot, Flux<DataBuffer> upload) {
        return keepUpload
                .run(upload)
                .flatMap(image -> change(owner, slot, bucket -> SlotRules.put(bucket, slot, image)));
    }

    /** Emptying an empty slot succeeds. */
    public Mono<SlotChange> clear(CustomerId owner, Slot slot) {
        return change(owner, slot, bucket -> SlotRules.clear(bucket, slot));
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
            case SlotChange.Replaced replaced -> removeImages.soon(List.of(replaced.old()));
            case SlotChange.Cleared cleared -> removeImages.soon(List.of(cleared.old()));
            case SlotChange.Added _, SlotChange.Unchanged _ -> Mono.empty();
        };
    }
}
