package com.byeolshow.identity.image.model;

import com.byeolshow.identity.image.Slot;
import com.byeolshow.platform.images.store.ImageId;

/**
 * The commerce platform this suite replaces kept both images in one bucket and guessed which of them was meant. With two
 * slots nothing is guessed, and what can be observed is the same: an avatar never gives way to a background.
 */
public final class SlotRules {

    private SlotRules() {}

    /** Puts a new image into a slot; the other slot stays as it is. */
    public static SlotChange put(Bucket bucket, Slot slot, ImageId image) {
        ImageId old = bucket.in(slot);
        Bucket after = bucket.with(slot, image);
        return old == null ? new SlotChange.Added(after, image) : new SlotChange.Replaced(after, image, old);
    }

    /** Empties a slot; the other one stays as it is. */
    public static SlotChange clear(Bucket bucket, Slot slot) {
        ImageId old = bucket.in(slot);
        return old == null ? new SlotChange.Unchanged(bucket) : new SlotChange.Cleared(bucket.with(slot, null), old);
    }
}
