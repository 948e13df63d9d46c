package com.byeolshow.sandbox.webhooks;

import com.byeolshow.sandbox.Provider;
import java.time.Duration;
import java.util.Optional;

/** How patient each provider is with the receiver of its events. */
public enum DeliveryPolicy {
    /** Any failure is repeated with a growing pause for a day. */
    MUX {
        @Override
        Duration timeout(int earlierAttempts) {
            return Duration.ofSeconds(5);
        }

        @Override
        Optional<Duration> pause(int attempts, Duration sinceFirst, Attempt last) {
            var pause = Duration.ofSeconds(10L << Math.min(attempts - 1, 8));
            return sinceFirst.plus(pause).compareTo(Duration.ofHours(24)) <= 0 ? Optional.of(pause) : Optional.empty();
        }

        @Override
        public int most() {
            return 41;
        }
    },
    /** Only network errors and 5xx are repeated, five times, a minute apart, with a shorter wait. */
    IAMPORT {
        @Override
        Duration timeout(int earlierAttempts) {
            return Duration.ofSeconds(earlierAttempts == 0 ? 30 : 15);
        }

        @Override
        Optional<Duration> pause(int attempts, Duration sinceFirst, Attempt last) {
            var worthIt = last.status() == 0 || last.status() >= 500;
            return worthIt && attempts < most() ? Optional.of(Duration.ofMinutes(1)) : Optional.empty();
        }

        @Override
        public int most() {
            return 6;
        }
    };

    public static DeliveryPolicy of(Provider provider) {
        return switch (provider) {
            case MUX -> MUX;
            case IAMPORT -> IAMPORT;
            case KAKAO, NAVER, FACEBOOK -> throw new IllegalArgumentException(provider.slug() + " sends no webhooks");
        };
    }

    /** Real time that an attempt may take. */
    abstract Duration timeout(int earlierAttempts);

    /** Virtual time until the next attempt after a failed one; empty gives up. */
    abstract Optional<Duration> pause(int attempts, Duration sinceFirst, Attempt last);

    /** The most attempts one event can see. */
    public abstract int most();
}
