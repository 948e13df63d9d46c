package com.byeolshow.sandbox.iamport;

import com.byeolshow.sandbox.control.Resettable;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The amounts that orders were registered with before payment; use it inside the timeline. */
@Component
final class Registrations implements Resettable {
    private static final int MOST = 10_000;

    private final Map<String, Registration> registered = new LinkedHashMap<>();

    /** What the payment window insists on for an order. */
    record Registration(String merchantUid, BigDecimal amount, String currency) {}

    Optional<Registration> find(String merchantUid) {
        return Optional.ofNullable(registered.get(merchantUid));
    }

    void save(Registration registration) {
        registered.put(registration.merchantUid(), registration);
        if (registered.size() > MOST) {
            registered.remove(registered.keySet().iterator().next());
        }
    }

    @Override
    public void reset() {
        registered.clear();
    }
}
