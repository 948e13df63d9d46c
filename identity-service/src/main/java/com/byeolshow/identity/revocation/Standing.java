package com.byeolshow.identity.revocation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which tokens of a customer count, and as what.
 *
 * @param version grows with every change; 0 for a customer of whom nothing was ever changed
 * @param validFrom tokens signed under an earlier version are refused
 * @param roles of now; null when they were never changed
 */
public record Standing(
        long version, long validFrom, @Nullable List<String> roles) {

    static final Standing UNTOUCHED = new Standing(0, 0, null);
}
