package com.byeolshow.broadcast.show;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Identifies a show; the app calls it {@code vod_id} or {@code media_id} and sends it as number or as text. */
public record ShowId(long value) {

    /** Reads what a client sent; empty if it cannot be the id of any show. */
    public static Optional<ShowId> of(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,18}")
                ? Optional.of(new ShowId(Long.parseLong(text)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
