package com.byeolshow.suite;

import com.byeolshow.suite.process.ChildProcess;
import com.byeolshow.suite.process.Children;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Keeps a suite up: says which part ended by itself and starts it again, unless it does not stay up. */
final class Watch {

    /** A part that ends this often by itself is broken rather than unlucky. */
    private static final int RESTARTS = 3;

    private final Children children;
    private final Duration pause;
    private final Consumer<String> out;

    /**
     * A watch that has not begun.
     *
     * @param pause between two looks at all parts
     */
    Watch(Children children, Duration pause, Consumer<String> out) {
        this.children = children;
        this.pause = pause;
        this.out = out;
    }

    /** Watches until all are asked to stop, which is true, or a part stays broken, which is false. */
    boolean untilTheyStop() throws InterruptedException {
        Map<String, Integer> restarts = new HashMap<>();
        while (!children.isStopping()) {
            Thread.sleep(pause);
            for (ChildProcess child : children.all()) {
                if (child.hasCrashed() && !children.isStopping()) {
                    out.accept(child.crashReport());
                    if (restarts.merge(child.name(), 1, Integer::sum) > RESTARTS) {
                        out.accept(child.name() + " does not stay up; stopping everything.");
                        return false;
                    }
                    if (children.startAgain(child)) {
                        out.accept("Started " + child.name() + " again.");
                    }
                }
            }
        }
        return true;
    }
}
