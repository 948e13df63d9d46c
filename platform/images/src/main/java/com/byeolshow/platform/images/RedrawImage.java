package com.byeolshow.platform.images;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;

/**
 * Turns whatever somebody uploaded into JPEGs of our own making: nothing of the file itself is ever served. The type is
 * told by content, sizes by the header; only then, and without metadata, a decoder sees it. Runs for up to seconds and
 * blocks its thread, so never on an event loop.
 */
public final class RedrawImage {

    /** A panorama is still fine; a line of a million pixels is not a picture. */
    private static final int LONGEST_SIDE = 20_000;

    /** Its decoder cannot thin out: twice as many did not fit into 64 MB, or took seconds. A full HD picture is allowed. */
    private static final long MOST_WEBP_PIXELS = 2_100_000;

    /** Larger pictures are thinned out while they are decoded, so one takes 20 MB however large it is. */
    private static final double MOST_DECODED_PIXELS = 5_000_000;

    /** Beyond it files grow faster than anyone sees a difference. */
    private static final float QUALITY = 0.85f;

    private final ImageLimits limits;

    public RedrawImage(ImageLimits limits) {
        this.limits = limits;
    }

    /**
     * @param upload the file as it came
     * @param sides the longer side of each rendition in pixels, from large to small
     */
    public Redrawn run(byte[] upload, List<Integer> sides) {
        return switch (inspect(upload)) {
            case Inspection.Flawed(var flaw) -> new Redrawn.Refused(flaw);
            case Inspection.Sound sound -> redraw(sound, sides);
        };
    }

    Inspection inspect(byte[] upload) {
        if (upload.length > limits.bytes()) {
            return Inspection.flawed(ImageFlaw.TOO_LARGE);
        }
        return switch (byFormat(new Bytes(upload))) {
            case Inspection.Sound sound when tooManyPixels(sound) -> Inspection.flawed(ImageFlaw.TOO_MANY_PIXELS);
            case Inspection found -> found;
        };
    }

    private static Inspection byFormat(Bytes file) {
        if (JpegInspection.matches(file)) {
            return JpegInspection.of(file);
        }
        if (PngInspection.matches(file)) {
            return PngInspection.of(file);
        }
        return WebpInspection.matches(file) ? WebpInspection.of(file) : Inspection.flawed(ImageFlaw.UNSUPPORTED);
    }

    private boolean tooManyPixels(Inspection.Sound image) {
        long pixels = (long) image.width() * image.height();
        return pixels > limits.pixels()
                || (image.format() == Inspection.Format.WEBP && pixels > MOST_WEBP_PIXELS)
                || Math.max(image.width(), image.height()) > LONGEST_SIDE;
    }

    private static Redrawn redraw(Inspection.Sound image, List<Integer> sides) {
        try {
            return new Redrawn.Done(renditions(flat(decode(image)), image, sides));
        } catch (IOException | RuntimeException damaged) {
            // Decoders of damaged files fail with whatever comes to hand, an index out of bounds as well as an
            // IIOException.
            return new Redrawn.Refused(ImageFlaw.UNREADABLE);
        }
    }

    private static BufferedImage decode(Inspection.Sound image) throws IOException {
        ImageReader reader = reader(image.format());
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(image.essence()))) {
            reader.setInput(input, true, true);
            if (reader.getWidth(0) != image.width() || reader.getHeight(0) != image.height()) {
                throw new IOException("decoder and header disagree on the size");
            }
            int step = (int) Math.ceil(Math.sqrt((double) image.width() * image.height() / MOST_DECODED_PIXELS));
            var thinned = reader.getDefaultReadParam();
            thinned.setSourceSubsampling(Math.max(1, step), Math.max(1, step), 0, 0);
            return reader.read(0, thinned);
        } finally {
            reader.dispose();
        }
    }

    /** The one decoder of the format; asking all that are installed would let the file choose. */
    private static ImageReader reader(Inspection.Format format) throws IOException {
        return switch (format) {
            case JPEG -> ImageIO.getImageReadersByFormatName("jpeg").next();
            case PNG -> ImageIO.getImageReadersByFormatName("png").next();
            // Not through ImageIO's registry, which looks for plug-ins with whichever class loader asks first.
            case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
        };
    }

    /** On white, since JPEG has no transparency. */
    private static BufferedImage flat(BufferedImage decoded) {
        var flat = new BufferedImage(decoded.getWidth(), decoded.getHeight(), BufferedImage.TYPE_INT_RGB);
        var canvas = flat.createGraphics();
        try {
            canvas.drawImage(decoded, 0, 0, Color.WHITE, null);
        } finally {
            canvas.dispose();
        }
        return flat;
    }

    private static List<Rendition> renditions(BufferedImage decoded, Inspection.Sound image, List<Integer> sides)
            throws IOException {
        var renditions = new ArrayList<Rendition>();
        BufferedImage source = decoded;
        int orientation = image.orientation();
        for (int side : sides) {
            int longest = Math.min(side, Math.max(source.getWidth(), source.getHeight()));
            // The largest is turned upright, the others are made of it.
            source = Thumbnails.of(source)
                    .size(longest, longest)
                    .addFilter(ExifFilterUtils.getFilterForOrientation(turn(orientation)))
                    .imageType(BufferedImage.TYPE_INT_RGB)
                    .asBufferedImage();
            orientation = Orientation.UPRIGHT;
            renditions.add(new Rendition(side, source.getWidth(), source.getHeight(), jpeg(source)));
        }
        return List.copyOf(renditions);
    }

    private static net.coobird.thumbnailator.util.exif.Orientation turn(int exif) {
        return net.coobird.thumbnailator.util.exif.Orientation.typeOf(exif);
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var file = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(file)) {
            writer.setOutput(output);
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }
}
