package com.byeolshow.platform.web.problem;

import java.util.Optional;

/**
 * Tells what a failure of some technology means for whoever asked, so that the web layer needs to know no database and
 * no broker. A bean of this type is asked about every failure that is no refusal already.
 */
@FunctionalInterface
public interface FailureReading {

    /** Returns what to answer; empty when this failure is not of the kind this reading knows. */
    Optional<Problem> read(Throwable failure);
}
