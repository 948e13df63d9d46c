package com.byeolshow.identity.image;

import org.jspecify.annotations.Nullable;

/** What a customer has in the two slots; everybody may see both. */
public record Pictures(@Nullable Picture avatar, @Nullable Picture background) {

    public static final Pictures NONE = new Pictures(null, null);

    /** Address of the avatar as lists show it. */
    public @Nullable String avatarUrl() {
        return avatar == null ? null : avatar.medium();
    }

    /** Address of the background as pages show it. */
    public @Nullable String backgroundUrl() {
        return background == null ? null : background.large();
    }
}
