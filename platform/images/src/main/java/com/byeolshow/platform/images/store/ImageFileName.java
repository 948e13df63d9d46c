package com.byeolshow.platform.images.store;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Name of one file of an image, as the store and the address of the file have it. */
public record ImageFileName(ImageId image, ImageSize size) {

    private static final Pattern FORM = Pattern.compile("([0-9A-Za-z]{22})-([0-9]{3,4})\\.jpg");

    /** Empty for whatever can be no name of ours, above all for a path. */
    public static Optional<ImageFileName> of(String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? Arrays.stream(ImageSize.values())
                        .filter(size -> Integer.toString(size.side()).equals(parts.group(2)))
                        .findFirst()
                        .map(size -> new ImageFileName(new ImageId(parts.group(1)), size))
                : Optional.empty();
    }

    /** All files of an image. */
    public static List<ImageFileName> allOf(ImageId image) {
        return Arrays.stream(ImageSize.values())
                .map(size -> new ImageFileName(image, size))
                .toList();
    }

    @Override
    public String toString() {
        return "%s-%d.jpg".formatted(image, size.side());
    }
}
