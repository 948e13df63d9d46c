package com.byeolshow.catalog.product.model.exchange;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/** Counts the characters that are none when bytes, which come piece by piece, are read in a charset. */
public final class BrokenCharacters {

    /** So many are not the slips of one who meant this charset, and counting them all would take long. */
    public static final int MANY = 1_000;

    private final CharsetDecoder decoder;
    private final CharBuffer sink = CharBuffer.allocate(4096);

    private ByteBuffer left = ByteBuffer.allocate(0);
    private int count;

    public BrokenCharacters(Charset charset) {
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    public void feed(byte[] bytes) {
        if (count < MANY) {
            var all = ByteBuffer.allocate(left.remaining() + bytes.length)
                    .put(left)
                    .put(bytes)
                    .flip();
            read(all, false);
            left = all;
        }
    }

    /** Of everything fed, {@link #MANY} at most; a character cut off at the end counts. To be asked at the end. */
    public int count() {
        if (count < MANY) {
            read(left, true);
        }
        return count;
    }

    private void read(ByteBuffer bytes, boolean end) {
        while (count < MANY) {
            var result = decoder.decode(bytes, sink, end);
            sink.clear();
            if (result.isUnderflow()) {
                return;
            }
            if (result.isError()) {
                count++;
                bytes.position(bytes.position() + result.length());
            }
        }
    }
}
