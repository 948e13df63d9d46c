package com.byeolshow.catalog.product.model.exchange;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Whether bytes that come piece by piece are UTF-8. What Korean table programs write as CP949 practically never is. */
public final class Utf8Check {

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer sink = CharBuffer.allocate(4096);

    private ByteBuffer left = ByteBuffer.allocate(0);
    private boolean valid = true;

    public void feed(byte[] bytes) {
        if (valid) {
            var all = ByteBuffer.allocate(left.remaining() + bytes.length)
                    .put(left)
                    .put(bytes)
                    .flip();
            valid = decode(all, false);
            left = all;
        }
    }

    /** Of everything fed; to be asked once, at the end. */
    public boolean passed() {
        return valid && decode(left, true);
    }

    private boolean decode(ByteBuffer bytes, boolean end) {
        while (true) {
            var result = decoder.decode(bytes, sink, end);
            sink.clear();
            if (result.isError()) {
                return false;
            }
            if (result.isUnderflow()) {
                return true;
            }
        }
    }
}
