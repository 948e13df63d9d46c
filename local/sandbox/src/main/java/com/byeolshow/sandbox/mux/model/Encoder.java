package com.byeolshow.sandbox.mux.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where the host's encoder stands; the API's status is coarser. */
public sealed interface Encoder {

    /** Nothing connected. */
    record Absent() implements Encoder {}

    /** Connected, nothing recorded yet. */
    record Connected() implements Encoder {}

    /** Media arrives and is recorded, not yet playable. */
    record Recording(String assetId) implements Encoder {}

    /** On air. */
    record OnAir(String assetId) implements Encoder {}

    /** Gone, but may come back to the same recording until the instant. */
    record Lost(String assetId, Instant until) implements Encoder {}

    /** The show was completed; the connection is closed at the instant. */
    record Leaving(Instant until) implements Encoder {}

    /** Cut off and refused until enabled. */
    record Barred() implements Encoder {}

    /** The API's status. */
    default String status() {
        return switch (this) {
            case Absent _, Connected _, Recording _, Leaving _ -> "idle";
            case OnAir _, Lost _ -> "active";
            case Barred _ -> "disabled";
        };
    }

    default boolean connected() {
        return switch (this) {
            case Connected _, Recording _, OnAir _, Leaving _ -> true;
            case Absent _, Lost _, Barred _ -> false;
        };
    }

    default boolean recording() {
        return switch (this) {
            case Recording _, OnAir _ -> true;
            case Absent _, Connected _, Lost _, Leaving _, Barred _ -> false;
        };
    }

    /** The recording of the running session, or null between sessions. */
    default @Nullable String assetId() {
        return switch (this) {
            case Recording(var id) -> id;
            case OnAir(var id) -> id;
            case Lost(var id, var _) -> id;
            case Absent _, Connected _, Leaving _, Barred _ -> null;
        };
    }
}
