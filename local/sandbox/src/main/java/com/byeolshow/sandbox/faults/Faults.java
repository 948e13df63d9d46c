package com.byeolshow.sandbox.faults;

import com.byeolshow.sandbox.control.RefusedCallException;
import com.byeolshow.sandbox.control.Resettable;
import com.byeolshow.sandbox.requests.ApiCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The faults in force, in the order they were set; a call is hit by the first that matches. */
@Component
final class Faults implements Resettable {
    private static final int MOST = 200;

    private final Map<String, Fault> inForce = new LinkedHashMap<>();
    private int count;

    synchronized String nextId() {
        return "fault-" + ++count;
    }

    synchronized void add(Fault fault) {
        if (inForce.size() >= MOST) {
            throw RefusedCallException.conflict("there are already " + MOST + " faults in force; clear them first");
        }
        inForce.put(fault.id(), fault);
    }

    /** Counts the call against the faults that match it and returns what shall happen to it. */
    synchronized Optional<FaultAction> strike(ApiCall call, String method) {
        for (var fault : List.copyOf(inForce.values())) {
            if (!fault.matches(call, method)) {
                continue;
            }
            if (fault.skip() > 0) {
                inForce.put(fault.id(), fault.passed());
                continue;
            }
            var hit = fault.hit();
            if (hit.spent()) {
                inForce.remove(hit.id());
            } else {
                inForce.put(hit.id(), hit);
            }
            return Optional.of(fault.action());
        }
        return Optional.empty();
    }

    synchronized List<Fault> all() {
        return List.copyOf(inForce.values());
    }

    synchronized void clear() {
        inForce.clear();
    }

    @Override
    public synchronized void reset() {
        inForce.clear();
        count = 0;
    }
}
