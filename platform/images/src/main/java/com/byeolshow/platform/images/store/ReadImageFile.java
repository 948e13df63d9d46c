package com.byeolshow.platform.images.store;

import com.byeolshow.platform.web.problem.RefusedException;
import reactor.core.publisher.Mono;

/** Reads one file of an image. */
public final class ReadImageFile {

    private final ImageStore store;

    ReadImageFile(ImageStore store) {
        this.store = store;
    }

    /** A JPEG; fails with {@link ImageProblem.NoSuchImage} for any name that is not of a file we keep. */
    public Mono<byte[]> run(String name) {
        return Mono.justOrEmpty(ImageFileName.of(name))
                .flatMap(store::get)
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ImageProblem.NoSuchImage())));
    }
}
