package com.byeolshow.sandbox.control;

/** Holds state that a reset of the sandbox empties; called while nothing else changes. */
public interface Resettable {
    void reset();
}
