package com.byeolshow.identity.image.web;

import com.byeolshow.identity.image.ReadImageFile;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The files of pictures, for everyone. */
@RestController
class ImageFileEndpoints {

    /** A name always means the same file, but whoever takes a picture down wants it forgotten some day. */
    private static final CacheControl KEPT =
            CacheControl.maxAge(Duration.ofDays(30)).cachePublic().immutable();

    private final ReadImageFile readImageFile;

    ImageFileEndpoints(ReadImageFile readImageFile) {
        this.readImageFile = readImageFile;
    }

    /** Always a JPEG of our own making; should a browser doubt it, it must neither guess nor run anything. */
    @GetMapping(path = "/images/file/{name}", produces = MediaType.IMAGE_JPEG_VALUE)
    Mono<ResponseEntity<byte[]>> file(@PathVariable String name) {
        return readImageFile.run(name).map(jpeg -> ResponseEntity.ok()
                .cacheControl(KEPT)
                .eTag(name)
                .contentType(MediaType.IMAGE_JPEG)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .body(jpeg));
    }
}
