package com.byeolshow.catalog.review.web;

import com.byeolshow.platform.images.store.ImageFileAnswer;
import com.byeolshow.platform.images.store.ReadImageFile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The files of reviews' pictures, for everyone. */
@RestController
final class ReviewImageEndpoints {

    private final ReadImageFile readImageFile;

    ReviewImageEndpoints(ReadImageFile readImageFile) {
        this.readImageFile = readImageFile;
    }

    @GetMapping(path = "/review/image/{name}", produces = MediaType.IMAGE_JPEG_VALUE)
    Mono<ResponseEntity<byte[]>> file(@PathVariable String name) {
        return readImageFile.run(name).map(jpeg -> ImageFileAnswer.of(name, jpeg));
    }
}
