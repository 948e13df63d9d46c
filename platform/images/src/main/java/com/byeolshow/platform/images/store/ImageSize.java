package com.byeolshow.platform.images.store;

import java.util.List;
import java.util.stream.Stream;

/** Sizes in which each image is kept, from large to small. */
public enum ImageSize {
    /** A phone's whole width. */
    LARGE(1080),
    /** Cards. */
    MEDIUM(480),
    /** Beside a line of text. */
    SMALL(120);

    private final int side;

    ImageSize(int side) {
        this.side = side;
    }

    /** Longer side in pixels. */
    public int side() {
        return side;
    }

    /** Of all sizes, from large to small. */
    public static List<Integer> sides() {
        return Stream.of(values()).map(ImageSize::side).toList();
    }
}
