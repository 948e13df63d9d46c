package com.byeolshow.platform.images;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Walks the segments of a JPEG. Needs the whole file, since scans and tables may come in any number. */
final class JpegInspection {

    /** Each scan of a progressive JPEG is one more pass over all pixels; encoders write about ten. */
    private static final int MOST_SCANS = 40;

    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;
    private static final int COMMENT = 0xFE;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END = 0xD9;
    private static final String EXIF = "Exif\0\0";

    private final Bytes file;
    private final ByteArrayOutputStream essence;
    private int at = 2;
    private int width;
    private int height;
    private int orientation = Orientation.UPRIGHT;
    private int scans;

    private JpegInspection(Bytes file) {
        this.file = file;
        this.essence = new ByteArrayOutputStream(file.length());
        essence.write(file.all(), 0, 2);
    }

    static boolean matches(Bytes file) {
        return file.has(0, 3) && file.u8(0) == 0xFF && file.u8(1) == 0xD8 && file.u8(2) == 0xFF;
    }

    static Inspection of(Bytes file) {
        return new JpegInspection(file).walk();
    }

    private Inspection walk() {
        while (file.has(at, 4) || endsHere()) {
            if (file.u8(at) != 0xFF) {
                return Inspection.flawed(ImageFlaw.UNREADABLE);
            }
            int marker = file.u8(at + 1);
            if (marker == 0xFF) {
                at++;
            } else if (marker == END) {
                return finish();
            } else {
                ImageFlaw flaw = segment(marker);
                if (flaw != null) {
                    return Inspection.flawed(flaw);
                }
            }
        }
        return Inspection.flawed(ImageFlaw.UNREADABLE);
    }

    private boolean endsHere() {
        return file.has(at, 2) && file.u8(at) == 0xFF && file.u8(at + 1) == END;
    }

    private Inspection finish() {
        if (width == 0 || scans == 0) {
            return Inspection.flawed(ImageFlaw.UNREADABLE);
        }
        essence.write(0xFF);
        essence.write(END);
        return new Inspection.Sound(Inspection.Format.JPEG, width, height, orientation, essence.toByteArray());
    }

    /** Takes one segment in, with the coded data behind it if it starts a scan. */
    private @Nullable ImageFlaw segment(int marker) {
        int length = file.u16(at + 2);
        if (marker < 0xC0 || isRestart(marker) || length < 2 || !file.has(at + 2L, length)) {
            return ImageFlaw.UNREADABLE;
        }
        int content = at + 4;
        int end = at + 2 + length;
        if (isFrame(marker)) {
            ImageFlaw flaw = frame(marker, content, end);
            if (flaw != null) {
                return flaw;
            }
        } else if (marker == APP1 && file.reads(content, EXIF) && content + EXIF.length() <= end) {
            orientation = Orientation.of(file.slice(content + EXIF.length(), end));
        } else if (marker == START_OF_SCAN) {
            if (width == 0 || ++scans > MOST_SCANS) {
                return ImageFlaw.UNREADABLE;
            }
            end = endOfScan(end);
        }
        if (isNeeded(marker)) {
            essence.write(file.all(), at, end - at);
        }
        at = end;
        return null;
    }

    private @Nullable ImageFlaw frame(int marker, int content, int end) {
        if (marker > 0xC2) {
            // Lossless, hierarchical or arithmetic: no camera writes them and few decoders read them.
            return ImageFlaw.UNSUPPORTED;
        }
        if (width != 0 || end - content < 6) {
            return ImageFlaw.UNREADABLE;
        }
        height = file.u16(content + 1);
        width = file.u16(content + 3);
        int components = file.u8(content + 5);
        if (width == 0 || height == 0) {
            return ImageFlaw.UNREADABLE;
        }
        return components == 1 || components == 3 ? null : ImageFlaw.UNSUPPORTED;
    }

    /** Coded data ends at the next marker that is neither an escaped byte nor a restart. */
    private int endOfScan(int from) {
        int position = from;
        while (file.has(position, 2)
                && (file.u8(position) != 0xFF
                        || file.u8(position + 1) == 0
                        || file.u8(position + 1) == 0xFF
                        || isRestart(file.u8(position + 1)))) {
            position++;
        }
        return position;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xD0 && marker <= 0xD7;
    }

    /** Applications' segments and comments go, but for Adobe's, which says how colours are coded. */
    private static boolean isNeeded(int marker) {
        return marker == APP14 || (marker != COMMENT && (marker < 0xE0 || marker > 0xEF));
    }
}
