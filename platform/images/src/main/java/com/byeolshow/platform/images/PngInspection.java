package com.byeolshow.platform.images;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Walks the chunks of a PNG. Of an animated one only the still picture remains. */
final class PngInspection {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int CHUNK_FRAME = 12;
    private static final int HEADER_BYTES = 13;

    private PngInspection() {}

    static boolean matches(Bytes file) {
        return file.has(0, SIGNATURE.length) && Arrays.equals(file.slice(0, SIGNATURE.length), SIGNATURE);
    }

    static Inspection of(Bytes file) {
        int at = SIGNATURE.length;
        if (!file.has(at, CHUNK_FRAME + HEADER_BYTES) || file.u32(at) != HEADER_BYTES || !file.reads(at + 4, "IHDR")) {
            return Inspection.flawed(ImageFlaw.UNREADABLE);
        }
        long width = file.u32(at + 8);
        long height = file.u32(at + 12);
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            return Inspection.flawed(ImageFlaw.UNREADABLE);
        }
        var essence = new ByteArrayOutputStream(file.length());
        essence.writeBytes(SIGNATURE);
        int orientation = Orientation.UPRIGHT;
        int headers = 0;
        while (file.has(at, CHUNK_FRAME) && file.has(at + 8L, file.u32(at) + 4)) {
            int end = (int) (at + CHUNK_FRAME + file.u32(at));
            if (file.reads(at + 4, "eXIf")) {
                orientation = Orientation.of(file.slice(at + 8, end - 4));
            }
            if (file.reads(at + 4, "IHDR") && ++headers > 1) {
                return Inspection.flawed(ImageFlaw.UNREADABLE);
            }
            if (isNeeded(file, at + 4)) {
                essence.write(file.all(), at, end - at);
            }
            if (file.reads(at + 4, "IEND")) {
                return new Inspection.Sound(
                        Inspection.Format.PNG, (int) width, (int) height, orientation, essence.toByteArray());
            }
            at = end;
        }
        return Inspection.flawed(ImageFlaw.UNREADABLE);
    }

    /** Texts and colour profiles are compressed, without a limit of their own; the decoder never sees them. */
    private static boolean isNeeded(Bytes file, int name) {
        return file.reads(name, "IHDR")
                || file.reads(name, "PLTE")
                || file.reads(name, "tRNS")
                || file.reads(name, "IDAT")
                || file.reads(name, "IEND");
    }
}
