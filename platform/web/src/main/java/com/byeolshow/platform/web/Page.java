package com.byeolshow.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * One page of a list. Pages count from 1; anything that is not a page number reads as the first, as the app sends
 * nothing on its first call. A page past the end is an empty list, never an error.
 *
 * @param number 1 to 100,000
 * @param size entries per page, at least 1
 */
public record Page(int number, int size) {

    /** Keeps {@link #offset()} far from overflow and a scan over absurd offsets out of the database. */
    private static final int LAST = 100_000;

    public Page {
        if (number < 1 || number > LAST || size < 1) {
            throw new IllegalArgumentException("no such page: " + number + " of size " + size);
        }
    }

    public static Page of(@Nullable String number, int size) {
        if (number == null || !number.matches("[0-9]{1,9}")) {
            return new Page(1, size);
        }
        return new Page(Math.clamp(Integer.parseInt(number), 1, LAST), size);
    }

    public long offset() {
        return (long) (number - 1) * size;
    }
}
