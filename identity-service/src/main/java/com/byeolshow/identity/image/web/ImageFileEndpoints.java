package com.byeolshow.identity.image.web;

import com.byeolshow.platform.images.store.ImageFileAnswer;
import com.byeolshow.platform.images.store.ReadImageFile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The files of pictures, for everyone. */
@RestController
class ImageFileEndpoints {

    private final ReadImageFile readImageFile;

    ImageFileEndpoints(ReadImageFile readImageFile) {
        this.readImageFile = readImageFile;
    }

    @GetMapping(path = "/images/file/{name}", produces = MediaType.IMAGE_JPEG_VALUE)
    Mono<ResponseEntity<byte[]>> file(@PathVariable String name) {
        return readImageFile.run(name).map(jpeg -> ImageFileAnswer.of(name, jpeg));
    }
}
