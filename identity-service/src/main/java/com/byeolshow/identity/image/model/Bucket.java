package com.byeolshow.identity.image.model;

import com.byeolshow.identity.image.Slot;
import com.byeolshow.platform.images.store.ImageId;
import org.jspecify.annotations.Nullable;

/** The images of one customer. */
public record Bucket(@Nullable ImageId avatar, @Nullable ImageId background) {

    public static final Bucket EMPTY = new Bucket(null, null);

    /** What is in a slot, if anything. */
    public @Nullable ImageId in(Slot slot) {
        return switch (slot) {
            case AVATAR -> avatar;
            case BACKGROUND -> background;
        };
    }

    /** The same with another image, or none, in one slot. */
    public Bucket with(Slot slot, @Nullable ImageId image) {
        return switch (slot) {
            case AVATAR -> new Bucket(image, background);
            case BACKGROUND -> new Bucket(avatar, image);
        };
    }
}
