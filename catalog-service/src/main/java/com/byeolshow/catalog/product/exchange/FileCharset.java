package com.byeolshow.catalog.product.exchange;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** How characters are written in a file. */
public enum FileCharset {
    UTF_8(StandardCharsets.UTF_8),
    /** What table programs in Korea save by default; contains EUC-KR. */
    CP949(Charset.forName("x-windows-949"));

    private final Charset charset;

    FileCharset(Charset charset) {
        this.charset = charset;
    }

    Charset charset() {
        return charset;
    }

    public static Optional<FileCharset> named(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "utf-8", "utf8" -> Optional.of(UTF_8);
            case "cp949", "ms949", "euc-kr", "ks_c_5601-1987", "x-windows-949" -> Optional.of(CP949);
            default -> Optional.empty();
        };
    }
}
