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
                // Log lines go to the console under a lock; tests only.
                .allowBlockingCallsInside("ch.qos.logback.classic.Logger", "callAppenders")
                // Netty starts the thread of its global executor when it first has something to do.
                .allowBlockingCallsInside("io.netty.util.concurrent.GlobalEventExecutor", "addTask")
                // Netty waits a moment for a neighbour's buffer magazine when many connections ask at once.
                .allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator", "allocate");
    }
}
