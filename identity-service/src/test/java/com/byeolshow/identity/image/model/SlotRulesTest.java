package com.byeolshow.identity.image.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.image.Slot;
import com.byeolshow.platform.images.store.ImageId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SlotRulesTest {

    private static final ImageId FACE = new ImageId("face");
    private static final ImageId STARS = new ImageId("stars");
    private static final ImageId NEW = new ImageId("new");

    /** The table of the old platform, row by row: how many images there were, whether one was the avatar. */
    @Nested
    class BackgroundIsPut {

        @Test
        void besideAvatarAndBackgroundItReplacesTheOneThatIsNotTheAvatar() {
            assertThat(put(FACE, STARS)).isEqualTo(new SlotChange.Replaced(new Bucket(FACE, NEW), NEW, STARS));
        }

        @Test
        void besideNoAvatarItReplacesTheOnlyImage() {
            assertThat(put(null, STARS)).isEqualTo(new SlotChange.Replaced(new Bucket(null, NEW), NEW, STARS));
        }

        @Test
        void besideAnAvatarAloneItIsAdded() {
            assertThat(put(FACE, null)).isEqualTo(new SlotChange.Added(new Bucket(FACE, NEW), NEW));
        }

        @Test
        void besideNothingItIsAdded() {
            assertThat(put(null, null)).isEqualTo(new SlotChange.Added(new Bucket(null, NEW), NEW));
        }

        private static SlotChange put(@Nullable ImageId avatar, @Nullable ImageId background) {
            return SlotRules.put(new Bucket(avatar, background), Slot.BACKGROUND, NEW);
        }
    }

    @Nested
    class AvatarIsPut {

        @Test
        void withoutAnAvatarItIsAddedWhateverTheBackground() {
            assertThat(SlotRules.put(Bucket.EMPTY, Slot.AVATAR, NEW))
                    .isEqualTo(new SlotChange.Added(new Bucket(NEW, null), NEW));
            assertThat(SlotRules.put(new Bucket(null, STARS), Slot.AVATAR, NEW))
                    .isEqualTo(new SlotChange.Added(new Bucket(NEW, STARS), NEW));
        }

        @Test
        void withAnAvatarItReplacesThat() {
            assertThat(SlotRules.put(new Bucket(FACE, STARS), Slot.AVATAR, NEW))
                    .isEqualTo(new SlotChange.Replaced(new Bucket(NEW, STARS), NEW, FACE));
        }
    }

    @Nested
    class SlotIsCleared {

        @Test
        void otherSlotStays() {
            assertThat(SlotRules.clear(new Bucket(FACE, STARS), Slot.BACKGROUND))
                    .isEqualTo(new SlotChange.Cleared(new Bucket(FACE, null), STARS));
            assertThat(SlotRules.clear(new Bucket(FACE, STARS), Slot.AVATAR))
                    .isEqualTo(new SlotChange.Cleared(new Bucket(null, STARS), FACE));
        }

        @Test
        void emptySlotStaysEmptyEvenIfTheOtherHasAnImage() {
            assertThat(SlotRules.clear(new Bucket(FACE, null), Slot.BACKGROUND))
                    .isEqualTo(new SlotChange.Unchanged(new Bucket(FACE, null)));
            assertThat(SlotRules.clear(Bucket.EMPTY, Slot.AVATAR)).isEqualTo(new SlotChange.Unchanged(Bucket.EMPTY));
        }
    }
}
