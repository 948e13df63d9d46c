package com.byeolshow.platform.images.store;

import reactor.core.publisher.Mono;

/**
 * Where image files are kept, as JPEG. Nothing happens before subscription. Names are never reused, so a file is written
 * once and then only read or removed.
 */
public interface ImageStore {

    /** Keeps a file; writing it again changes nothing. */
    Mono<Void> put(ImageFileName name, byte[] jpeg);

    /** Empty when there is no such file. */
    Mono<byte[]> get(ImageFileName name);

    /** Removes a file; one that is not there is removed already. */
    Mono<Void> remove(ImageFileName name);
}
