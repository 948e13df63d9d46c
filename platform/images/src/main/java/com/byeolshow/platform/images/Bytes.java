package com.byeolshow.platform.images;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads numbers out of a file; every read says first whether it is inside. */
record Bytes(byte[] all) {

    int length() {
        return all.length;
    }

    boolean has(long from, long count) {
        return from >= 0 && count >= 0 && from + count <= all.length;
    }

    int u8(int at) {
        return all[at] & 0xFF;
    }

    int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }

    int u16Little(int at) {
        return u8(at + 1) << 8 | u8(at);
    }

    int u24Little(int at) {
        return u8(at + 2) << 16 | u16Little(at);
    }

    long u32(int at) {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    long u32Little(int at) {
        return (long) u16Little(at + 2) << 16 | u16Little(at);
    }

    boolean reads(int at, String ascii) {
        return has(at, ascii.length())
                && Arrays.equals(
                        all, at, at + ascii.length(), ascii.getBytes(StandardCharsets.ISO_8859_1), 0, ascii.length());
    }

    byte[] slice(int from, int to) {
        return Arrays.copyOfRange(all, from, to);
    }
}
