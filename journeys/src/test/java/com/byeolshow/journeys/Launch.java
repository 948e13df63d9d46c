package com.byeolshow.journeys;

import com.byeolshow.suite.stack.Stack;
import java.util.function.Supplier;

/** The one start of the suite that all journeys share: the suite it brought up, or why there is none. */
sealed interface Launch extends AutoCloseable {

    record Running(Stack stack) implements Launch {

        @Override
        public Stack stackFor(String journey) {
            return stack;
        }

        @Override
        public void close() {
            stack.close();
        }
    }

    record Failed(String first, RuntimeException why) implements Launch {

        @Override
        public Stack stackFor(String journey) {
            if (journey.equals(first)) {
                throw why;
            }
            throw new NotLaunched(first);
        }

        @Override
        public void close() {}
    }

    /** Says where the reason stands; a trace of its own would bury it. */
    final class NotLaunched extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private NotLaunched(String first) {
            super("the suite did not start, see " + first, null, false, false);
        }
    }

    /**
     * Starts the suite, for whichever journey comes first. A start that failed is not tried again: it would fail for each
     * of them, one after the other.
     */
    static Launch attempt(String first, Supplier<Stack> start) {
        try {
            return new Running(start.get());
        } catch (RuntimeException failure) {
            return new Failed(first, failure);
        }
    }

    /**
     * The suite.
     *
     * @throws RuntimeException why it did not start for the first journey, {@link NotLaunched} for all others
     */
    Stack stackFor(String journey);

    @Override
    void close();
}
