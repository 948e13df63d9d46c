package com.byeolshow.platform.images.store;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How image files are answered by whichever service has them. */
public final class ImageFileAnswer {

    /** A name always means the same file, but whoever takes a picture down wants it forgotten some day. */
    private static final CacheControl KEPT =
            CacheControl.maxAge(Duration.ofDays(30)).cachePublic().immutable();

    private ImageFileAnswer() {}

    /** Always a JPEG of our own making; should a browser doubt it, it must neither guess nor run anything. */
    public static ResponseEntity<byte[]> of(String name, byte[] jpeg) {
        return ResponseEntity.ok()
                .cacheControl(KEPT)
                .eTag(name)
                .contentType(MediaType.IMAGE_JPEG)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .body(jpeg);
    }
}
