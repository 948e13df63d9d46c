package com.byeolshow.suite.demo;

/** A step of the demo that did not go as it should, with the step's name and the cause in words. */
public final class StepFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String step;

    StepFailure(String step, Throwable cause) {
        super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
        this.step = step;
    }

    public String step() {
        return step;
    }
}
