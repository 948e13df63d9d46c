package com.byeolshow.platform.images.store;

import com.byeolshow.platform.web.problem.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Keeps image files in a folder: for one replica, or several that share a volume. */
final class FolderImageStore implements ImageStore {

    private static final Logger log = LoggerFactory.getLogger(FolderImageStore.class);

    private final Path folder;

    FolderImageStore(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    @Override
    public Mono<Void> put(ImageFileName name, byte[] jpeg) {
        return onDisk(() -> {
                    Files.createDirectories(folder);
                    // Under its own name only when it is whole: somebody may ask for it meanwhile.
                    Path part = Files.createTempFile(folder, "upload-", ".part");
                    try {
                        Files.write(part, jpeg);
                        Files.move(part, path(name), StandardCopyOption.ATOMIC_MOVE);
                    } finally {
                        Files.deleteIfExists(part);
                    }
                    return true;
                })
                .then();
    }

    @Override
    public Mono<byte[]> get(ImageFileName name) {
        return onDisk(() -> Files.readAllBytes(path(name)));
    }

    @Override
    public Mono<Void> remove(ImageFileName name) {
        return onDisk(() -> Files.deleteIfExists(path(name))).then();
    }

    private Path path(ImageFileName name) {
        return folder.resolve(name.toString());
    }

    private static <T> Mono<T> onDisk(Callable<T> work) {
        return Mono.fromCallable(work)
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorResume(NoSuchFileException.class, _ -> Mono.empty())
                .onErrorMap(IOException.class, failed -> {
                    log.error("the image folder cannot be used", failed);
                    return new RefusedException(new ImageProblem.StoreAway());
                });
    }
}
