package com.byeolshow.sandbox;

import com.byeolshow.sandbox.input.BadInputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whose API is imitated; the name in lower case is the base path and the name in the control plane. */
public enum Provider {
    MUX(true),
    IAMPORT(true),
    KAKAO(false),
    NAVER(false),
    FACEBOOK(false);

    private final boolean webhooks;

    Provider(boolean webhooks) {
        this.webhooks = webhooks;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the product hears from it unasked. */
    public boolean sendsWebhooks() {
        return webhooks;
    }

    /** @throws BadInputException for a provider that is not imitated */
    public static Provider of(String slug) {
        for (var provider : values()) {
            if (provider.slug().equals(slug)) {
                return provider;
            }
        }
        throw new BadInputException(
                "provider",
                "must be one of " + Arrays.stream(values()).map(Provider::slug).collect(Collectors.joining(", ")));
    }
}
