package com.byeolshow.suite.demo;

import com.byeolshow.suite.app.UnexpectedAnswer;

/** What a step looks for in an answer. */
final class Expect {

    private Expect() {}

    /** @throws UnexpectedAnswer if it does not hold */
    static void that(String what, boolean holds) {
        if (!holds) {
            throw new UnexpectedAnswer("missing: " + what);
        }
    }

    /** @throws UnexpectedAnswer if they differ */
    static void equal(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new UnexpectedAnswer("expected " + expected + " and got " + actual);
        }
    }
}
