package com.byeolshow.suite.process;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The processes of one suite by name, in the order in which they were started. Whoever stops them may come at any moment,
 * as Ctrl-C does: from then on none starts any more, so that none is left behind.
 */
public final class Children {

    private final Map<String, ChildProcess> byName = new LinkedHashMap<>();
    private boolean stopping;

    /**
     * Adds a process and starts it.
     *
     * @throws IllegalStateException when all are stopping already
     */
    public void start(ChildProcess process) {
        unlessStopping(() -> {
            byName.put(process.name(), process);
            process.start();
        });
    }

    /** Starts a process again that ended by itself; answers whether it did, and does not while all are stopping. */
    public synchronized boolean startAgain(ChildProcess ended) {
        if (stopping || !ended.hasCrashed()) {
            return false;
        }
        ended.start();
        return true;
    }

    /**
     * Begins something that the stop has to end too; the stop waits for it to have begun.
     *
     * @throws IllegalStateException when all are stopping already
     */
    public synchronized void unlessStopping(Runnable beginning) {
        if (stopping) {
            throw new IllegalStateException("stopped while starting");
        }
        beginning.run();
    }

    /**
     * A process by name.
     *
     * @throws IllegalArgumentException for an unknown name
     */
    public synchronized ChildProcess named(String name) {
        var child = byName.get(name);
        if (child == null) {
            throw new IllegalArgumentException("no part named " + name + " in " + byName.keySet());
        }
        return child;
    }

    public synchronized List<ChildProcess> all() {
        return List.copyOf(byName.values());
    }

    /** Whether all were asked to stop, so that one that ends now has not crashed. */
    public synchronized boolean isStopping() {
        return stopping;
    }

    /**
     * Stops all of them, first those that lean on others. Leaves no process.
     *
     * @param leanedOn names of those that are stopped last
     * @param within how long one may take before it is killed
     */
    public void stop(Set<String> leanedOn, Duration within) {
        List<ChildProcess> stopped;
        synchronized (this) {
            stopping = true;
            stopped = all();
        }
        List<ChildProcess> leaning = stopped.stream()
                .filter(child -> !leanedOn.contains(child.name()))
                .toList();
        leaning.forEach(ChildProcess::askToStop);
        leaning.forEach(child -> child.stop(within));
        stopped.forEach(child -> child.stop(within));
    }
}
