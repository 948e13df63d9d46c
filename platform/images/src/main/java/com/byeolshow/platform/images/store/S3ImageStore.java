package com.byeolshow.platform.images.store;

import com.byeolshow.platform.web.problem.RefusedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import software.amazon.awssdk.core.BytesWrapper;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Keeps image files in a bucket of S3 or of a store that speaks like it. */
final class S3ImageStore implements ImageStore {

    private static final Logger log = LoggerFactory.getLogger(S3ImageStore.class);

    private static final String TYPE = "image/jpeg";

    private final S3AsyncClient s3;
    private final String bucket;

    S3ImageStore(S3AsyncClient s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public Mono<Void> put(ImageFileName name, byte[] jpeg) {
        return call(() -> s3.putObject(
                        object -> object.bucket(bucket).key(name.toString()).contentType(TYPE),
                        AsyncRequestBody.fromBytes(jpeg)))
                .then();
    }

    @Override
    public Mono<byte[]> get(ImageFileName name) {
        return call(() -> s3.getObject(
                        object -> object.bucket(bucket).key(name.toString()), AsyncResponseTransformer.toBytes()))
                .map(BytesWrapper::asByteArray);
    }

    /** S3 answers alike whether the object was there or not. */
    @Override
    public Mono<Void> remove(ImageFileName name) {
        return call(() -> s3.deleteObject(object -> object.bucket(bucket).key(name.toString())))
                .then();
    }

    /** Not started on the event loop: finding credentials may read files or ask the machine's own service. */
    private static <T> Mono<T> call(Supplier<CompletableFuture<T>> call) {
        return Mono.fromFuture(call)
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorMap(
                        CompletionException.class, wrapped -> wrapped.getCause() == null ? wrapped : wrapped.getCause())
                .onErrorResume(NoSuchKeyException.class, _ -> Mono.empty())
                .onErrorMap(SdkException.class, failed -> {
                    log.error("the image bucket cannot be used", failed);
                    return new RefusedException(new ImageProblem.StoreAway());
                });
    }
}
