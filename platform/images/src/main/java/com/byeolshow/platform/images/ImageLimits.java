package com.byeolshow.platform.images;

/**
 * What an upload may be at most.
 *
 * @param bytes of the file
 * @param pixels width times height, as the file's own header says; decoding costs memory by these, not by bytes
 */
public record ImageLimits(long bytes, long pixels) {

    public ImageLimits {
        if (bytes < 1 || pixels < 1) {
            throw new IllegalArgumentException("limits of images start from 1");
        }
    }
}
