package com.byeolshow.platform.images.store;

import com.byeolshow.platform.web.RandomIds;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** What every image store must do. */
interface ImageStoreKit {

    Duration PATIENCE = Duration.ofSeconds(60);
    RandomIds IDS = new RandomIds();

    ImageStore store();

    /** From now on nothing works. */
    void breakIt();

    default ImageFileName unusedName() {
        return new ImageFileName(new ImageId(IDS.next()), ImageSize.SMALL);
    }

    @Test
    default void fileIsThereUntilItIsRemoved() {
        var name = unusedName();
        byte[] file = {1, 2, 3};

        StepVerifier.create(store().get(name)).expectComplete().verify(PATIENCE);
        StepVerifier.create(store().put(name, file)).expectComplete().verify(PATIENCE);
        StepVerifier.create(store().get(name))
                .expectNextMatches(found -> Arrays.equals(found, file))
                .expectComplete()
                .verify(PATIENCE);
        StepVerifier.create(store().remove(name)).expectComplete().verify(PATIENCE);
        StepVerifier.create(store().get(name)).expectComplete().verify(PATIENCE);
    }

    @Test
    default void writingAndRemovingTwiceIsFine() {
        var name = unusedName();

        StepVerifier.create(store().remove(name)).expectComplete().verify(PATIENCE);
        StepVerifier.create(store().put(name, new byte[] {1}).then(store().put(name, new byte[] {1})))
                .expectComplete()
                .verify(PATIENCE);
        StepVerifier.create(store().get(name))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    default void nothingHappensBeforeSubscription() {
        var name = unusedName();
        StepVerifier.create(store().put(name, new byte[] {1})).expectComplete().verify(PATIENCE);

        store().remove(name);
        store().put(unusedName(), new byte[] {2});

        StepVerifier.create(store().get(name))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    default void failureIsARefusalThatSaysNothingOfTheInside() {
        breakIt();

        StepVerifier.create(store().put(unusedName(), new byte[] {1}))
                .expectErrorMatches(ImageStoreKit::isAway)
                .verify(PATIENCE);
    }

    static boolean isAway(Throwable error) {
        return error instanceof RefusedException refused && refused.problem() instanceof ImageProblem.StoreAway;
    }
}
