package com.byeolshow.platform.images;

/**
 * A picture drawn anew in one size.
 *
 * @param side what was asked for as its longer side, in pixels; a smaller picture is not enlarged
 * @param width in pixels, upright
 * @param height in pixels, upright
 * @param jpeg the file, without any metadata
 */
public record Rendition(int side, int width, int height, byte[] jpeg) {

    @Override
    public String toString() {
        return "Rendition[%d: %d x %d, %d bytes]".formatted(side, width, height, jpeg.length);
    }
}
