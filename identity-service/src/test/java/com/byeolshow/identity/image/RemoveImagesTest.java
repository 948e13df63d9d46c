package com.byeolshow.identity.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.images.store.ImageFileName;
import com.byeolshow.platform.images.store.ImageId;
import com.byeolshow.platform.images.store.ImageStore;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.web.RandomIds;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@ServiceTest
class RemoveImagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Images images;
    private final ImageStore store;
    private final Clock clock;
    private final RandomIds ids = new RandomIds();

    RemoveImagesTest(Images images, ImageStore store, Clock clock) {
        this.images = images;
        this.store = store;
        this.clock = clock;
    }

    @Test
    void uploadThatNeverGotIntoASlotIsRemovedOnceItIsOldEnough() {
        var abandoned = kept(Duration.ofMinutes(11));
        var underWay = kept(Duration.ofMinutes(9));

        Awaiting.untilAsserted(() -> assertThat(hasFiles(abandoned)).isFalse());
        assertThat(hasFiles(underWay)).isTrue();
        Awaiting.untilAsserted(() -> assertThat(
                        images.unowned(clock.instant(), 1000).collectList().block(PATIENCE))
                .contains(underWay)
                .doesNotContain(abandoned));
    }

    private ImageId kept(Duration age) {
        var id = new ImageId(ids.next());
        ImageFileName.allOf(id).forEach(name -> store.put(name, new byte[] {1}).block(PATIENCE));
        images.note(id, clock.instant().minus(age)).block(PATIENCE);
        return id;
    }

    private boolean hasFiles(ImageId id) {
        return ImageFileName.allOf(id).stream()
                .anyMatch(name -> store.get(name).blockOptional(PATIENCE).isPresent());
    }
}
