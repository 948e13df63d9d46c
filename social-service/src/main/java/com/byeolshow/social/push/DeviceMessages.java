package com.byeolshow.social.push;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Takes messages for devices; a provider. */
public interface DeviceMessages {

    /** Hands one message over. Never fails: whatever happens is one of the outcomes. */
    Mono<Outcome> send(String deviceToken, DeviceMessage message);

    /** What became of a message. */
    sealed interface Outcome {

        /** The provider has it. */
        record Accepted() implements Outcome {}

        /** There is no such device any more. */
        record Gone(String reason) implements Outcome {}

        /**
         * Not now.
         *
         * @param after the time the provider asks for
         * @param quota refused because of too many messages
         */
        record Later(String reason, @Nullable Duration after, boolean quota) implements Outcome {}

        /** The provider does not take this message, and never will. */
        record Refused(String reason) implements Outcome {}
    }
}
