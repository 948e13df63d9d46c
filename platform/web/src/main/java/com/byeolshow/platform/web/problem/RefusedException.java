package com.byeolshow.platform.web.problem;

/** Carries a {@link Problem} through a reactive chain to the error handler. Has no stack trace: it is not a fault. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public RefusedException(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
