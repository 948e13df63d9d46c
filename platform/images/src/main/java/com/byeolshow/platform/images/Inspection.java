package com.byeolshow.platform.images;

/** What a look at an upload found, before a single pixel was decoded. */
sealed interface Inspection {

    /** Formats, told by content. */
    enum Format {
        JPEG,
        PNG,
        WEBP
    }

    /**
     * Worth decoding.
     *
     * @param orientation from EXIF, 1 to 8; 1 where there is none
     * @param essence the same picture without anything a decoder does not need: no metadata, no profiles, nothing after
     *     the end
     */
    record Sound(Format format, int width, int height, int orientation, byte[] essence) implements Inspection {}

    record Flawed(ImageFlaw flaw) implements Inspection {}

    static Inspection flawed(ImageFlaw flaw) {
        return new Flawed(flaw);
    }
}
