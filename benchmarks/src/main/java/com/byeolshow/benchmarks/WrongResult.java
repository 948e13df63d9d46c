package com.byeolshow.benchmarks;

/** What the suite did under load is not what it must do; figures of such a run are worth nothing. */
final class WrongResult extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongResult(String message) {
        super(message);
    }
}
