package com.byeolshow.identity.account;

import org.jspecify.annotations.Nullable;

/**
 * What a provider tells about somebody; it may leave out anything. None of it proves who they are here: only the
 * provider's own id of the person does.
 *
 * @param nickname what they call themselves in public; never their legal name
 * @param email where to reach them; not verified by us
 */
public record SocialProfile(
        @Nullable String nickname,
        @Nullable String name,
        @Nullable String email,
        @Nullable String mobile) {

    @Override
    public String toString() {
        return "SocialProfile";
    }
}
