package com.byeolshow.sandbox.faults;

import com.byeolshow.sandbox.Provider;
import com.byeolshow.sandbox.requests.ApiCall;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Calls that shall misbehave.
 *
 * @param method null for any
 * @param path searched in the path without the provider's base
 * @param skip how many matching calls still pass unharmed
 * @param left how many matching calls are still hit; null for all
 */
record Fault(
        String id,
        Provider provider,
        @Nullable String method,
        Pattern path,
        int skip,
        @Nullable Integer left,
        FaultAction action) {

    boolean matches(ApiCall call, String calledMethod) {
        return provider == call.provider()
                && (method == null || method.equalsIgnoreCase(calledMethod))
                && path.matcher(call.path()).find();
    }

    boolean spent() {
        return left != null && left == 0;
    }

    Fault passed() {
        return new Fault(id, provider, method, path, skip - 1, left, action);
    }

    Fault hit() {
        return new Fault(id, provider, method, path, skip, left == null ? null : left - 1, action);
    }
}
