package com.byeolshow.sandbox;

import com.byeolshow.sandbox.input.BadInputException;
import java.util.Locale;

/** Whose API is imitated; the name in lower case is the base path and the name in the control plane. */
public enum Provider {
    MUX,
    IAMPORT;

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws BadInputException for a provider that is not imitated */
    public static Provider of(String slug) {
        for (var provider : values()) {
            if (provider.slug().equals(slug)) {
                return provider;
            }
        }
        throw new BadInputException("provider", "must be mux or iamport");
    }
}
