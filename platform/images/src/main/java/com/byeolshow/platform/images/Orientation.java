package com.byeolshow.platform.images;

/** Finds how a camera was held, in a TIFF structure as EXIF has it. */
final class Orientation {

    static final int UPRIGHT = 1;

    private static final int TAG = 0x0112;
    private static final int ENTRY_BYTES = 12;

    private Orientation() {}

    /** From 1 to 8; {@link #UPRIGHT} for anything that cannot be read, since it only turns the picture. */
    static int of(byte[] tiff) {
        var bytes = new Bytes(tiff);
        if (!bytes.has(0, 8) || !(bytes.reads(0, "II") || bytes.reads(0, "MM"))) {
            return UPRIGHT;
        }
        boolean little = bytes.reads(0, "II");
        long directory = little ? bytes.u32Little(4) : bytes.u32(4);
        if (!bytes.has(directory, 2)) {
            return UPRIGHT;
        }
        int first = (int) directory + 2;
        int entries = u16(bytes, first - 2, little);
        for (int i = 0; i < entries && bytes.has(first + (long) i * ENTRY_BYTES, ENTRY_BYTES); i++) {
            int entry = first + i * ENTRY_BYTES;
            if (u16(bytes, entry, little) == TAG) {
                int value = u16(bytes, entry + 8, little);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private static int u16(Bytes bytes, int at, boolean little) {
        return little ? bytes.u16Little(at) : bytes.u16(at);
    }
}
