package com.byeolshow.platform.testing;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** Blocking calls on event loops that we know and accept; anything else fails the test in which it happens. */
public final class KnownBlocking implements BlockHoundIntegration {

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder
                // Classes are read from jars wherever they happen to be needed first.
                .allowBlockingCallsInside("java.lang.ClassLoader", "loadClass")
                .allowBlockingCallsInside("java.lang.Class", "forName")
                // The first random id of a JVM reads the seed from the operating system, later ones do not.
                .allowBlockingCallsInside("java.security.SecureRandom", "nextBytes")
                .allowBlockingCallsInside("java.security.SecureRandom", "nextInt")
                .allowBlockingCallsInside("java.util.UUID", "randomUUID")
                // A service describes itself in tests only, once, on the event loop that is asked.
                .allowBlockingCallsInside("org.springdoc.api.AbstractOpenApiResource", "getOpenApi")
                // Netty starts the thread of its global executor when it first has something to do.
                .allowBlockingCallsInside("io.netty.util.concurrent.GlobalEventExecutor", "addTask")
                // Locks that libraries hold for an instant: around a queue of spans, a buffer arena, an appender. Which
                // one is contended is chance, so listing them one by one makes tests that fail now and then. What must
                // not happen stays caught: sleeping, blocking I/O, and waiting for a result (a latch, not a lock).
                .allowBlockingCallsInside("java.util.concurrent.locks.ReentrantLock", "lock")
                .allowBlockingCallsInside("java.util.concurrent.locks.StampedLock", "writeLock")
                .allowBlockingCallsInside("java.util.concurrent.locks.StampedLock", "readLock")
                .allowBlockingCallsInside("ch.qos.logback.classic.Logger", "callAppenders")
                .allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator", "allocate")
                .allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator$Magazine", "free");
    }
}
