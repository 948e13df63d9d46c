package com.byeolshow.platform.images.store;

/** Public addresses of image files. */
public final class ImageAddresses {

    private final String base;

    /** @param path of a service's image files, below the public base, such as {@code /images/file/} */
    public ImageAddresses(ImageSettings settings, String path) {
        base = settings.publicBase().toString().replaceFirst("/+$", "") + path;
    }

    public String of(ImageId image, ImageSize size) {
        return base + new ImageFileName(image, size);
    }
}
