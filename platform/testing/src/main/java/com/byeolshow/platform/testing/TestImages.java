package com.byeolshow.platform.testing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures to upload. */
public final class TestImages {

    private TestImages() {}

    public static byte[] jpeg(int width, int height) {
        return drawn(width, height, "jpeg");
    }

    public static byte[] png(int width, int height) {
        return drawn(width, height, "png");
    }

    public static byte[] gif(int width, int height) {
        return drawn(width, height, "gif");
    }

    private static byte[] drawn(int width, int height, String format) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = picture.createGraphics();
        canvas.setColor(Color.PINK);
        canvas.fillRect(0, 0, width, height);
        canvas.dispose();
        try (var file = new ByteArrayOutputStream()) {
            ImageIO.write(picture, format, file);
            return file.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
