package com.byeolshow.platform.images;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Walks the chunks of a WebP, lossy, lossless or extended. */
final class WebpInspection {

    private static final int ANIMATED = 0x02;
    private static final int ALPHA = 0x10;
    private static final int CHUNK_HEADER = 8;
    private static final int FILE_HEADER = 12;

    private final Bytes file;
    private final ByteArrayOutputStream chunks;
    private int orientation = Orientation.UPRIGHT;
    private int canvasWidth;
    private int canvasHeight;
    private int width;
    private int height;

    private WebpInspection(Bytes file) {
        this.file = file;
        this.chunks = new ByteArrayOutputStream(file.length());
    }

    static boolean matches(Bytes file) {
        return file.reads(0, "RIFF") && file.reads(8, "WEBP");
    }

    static Inspection of(Bytes file) {
        return new WebpInspection(file).walk();
    }

    private Inspection walk() {
        long end = CHUNK_HEADER + file.u32Little(4);
        if (end > file.length()) {
            return Inspection.flawed(ImageFlaw.UNREADABLE);
        }
        long at = FILE_HEADER;
        while (at + CHUNK_HEADER <= end) {
            long size = file.u32Little((int) at + 4);
            if (at + CHUNK_HEADER + size > end) {
                return Inspection.flawed(ImageFlaw.UNREADABLE);
            }
            ImageFlaw flaw = chunk((int) at, (int) size);
            if (flaw != null) {
                return Inspection.flawed(flaw);
            }
            at += CHUNK_HEADER + size + (size & 1);
        }
        boolean contradiction = canvasWidth != 0 && (canvasWidth != width || canvasHeight != height);
        return width == 0 || height == 0 || contradiction
                ? Inspection.flawed(ImageFlaw.UNREADABLE)
                : new Inspection.Sound(Inspection.Format.WEBP, width, height, orientation, essence());
    }

    private @Nullable ImageFlaw chunk(int at, int size) {
        int content = at + CHUNK_HEADER;
        if (file.reads(at, "VP8X")) {
            if (size < 10 || canvasWidth != 0 || width != 0) {
                return ImageFlaw.UNREADABLE;
            }
            if ((file.u8(content) & ANIMATED) != 0) {
                return ImageFlaw.UNSUPPORTED;
            }
            canvasWidth = file.u24Little(content + 4) + 1;
            canvasHeight = file.u24Little(content + 7) + 1;
            keep(at, size);
            return null;
        }
        if (file.reads(at, "VP8 ")) {
            boolean keyFrame = size >= 10 && (file.u8(content) & 1) == 0 && file.reads(content + 3, "\u009D\u0001*");
            return frame(
                    at,
                    size,
                    keyFrame,
                    keyFrame ? file.u16Little(content + 6) & 0x3FFF : 0,
                    keyFrame ? file.u16Little(content + 8) & 0x3FFF : 0);
        }
        if (file.reads(at, "VP8L")) {
            boolean sound = size >= 5 && file.u8(content) == 0x2F;
            long bits = sound ? file.u32Little(content + 1) : 0;
            return frame(at, size, sound, (int) (bits & 0x3FFF) + 1, (int) (bits >> 14 & 0x3FFF) + 1);
        }
        if (file.reads(at, "ALPH")) {
            keep(at, size);
        } else if (file.reads(at, "EXIF")) {
            // Some writers put the name in front that JPEG needs.
            int tiff = file.reads(content, "Exif\0\0") && size >= 6 ? content + 6 : content;
            orientation = Orientation.of(file.slice(tiff, content + size));
        }
        return null;
    }

    private @Nullable ImageFlaw frame(int at, int size, boolean sound, int frameWidth, int frameHeight) {
        if (!sound || width != 0) {
            return ImageFlaw.UNREADABLE;
        }
        width = frameWidth;
        height = frameHeight;
        keep(at, size);
        return null;
    }

    private void keep(int at, int size) {
        int end = at + CHUNK_HEADER + size;
        chunks.write(file.all(), at, end - at);
        if ((size & 1) != 0) {
            chunks.write(0);
        }
    }

    private byte[] essence() {
        byte[] kept = chunks.toByteArray();
        int size = kept.length + 4;
        var essence = new ByteArrayOutputStream(kept.length + FILE_HEADER);
        essence.writeBytes("RIFF".getBytes(StandardCharsets.US_ASCII));
        for (int shift = 0; shift < 32; shift += 8) {
            essence.write(size >>> shift);
        }
        essence.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        if (canvasWidth != 0) {
            // VP8X is always the first; of its flags only transparency stays, the others announce what is left out.
            kept[CHUNK_HEADER] &= ALPHA;
        }
        essence.writeBytes(kept);
        return essence.toByteArray();
    }
}
