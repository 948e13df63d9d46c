package com.byeolshow.platform.images.store;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How images are taken, kept and served.
 *
 * @param publicBase where clients reach the gateway; addresses of images start with it
 * @param bytes of an upload at most
 * @param pixels of an upload at most
 * @param threads images drawn at a time, at least 1; each takes up to 48 MB of heap while it lasts, and a progressive
 *     JPEG 60 MB outside it
 * @param waiting further uploads held in memory until it is their turn; the next one is answered 503
 * @param store where the files are
 * @param folder of the folder store
 * @param s3 of the S3 store
 * @param unusedAfter how long an image that never became anybody's is taken for an upload under way
 * @param sweepBatch images removed in one look
 */
@ConfigurationProperties("byeolshow.images")
public record ImageSettings(
        URI publicBase,
        @DefaultValue("10MB") DataSize bytes,
        @DefaultValue("25000000") long pixels,
        @DefaultValue("2") int threads,
        @DefaultValue("4") int waiting,
        @DefaultValue("s3") Store store,
        @Nullable Path folder,
        @Nullable S3 s3,
        @DefaultValue("10m") Duration unusedAfter,
        @DefaultValue("100") int sweepBatch) {

    /** Where files can be kept. */
    public enum Store {
        /** A folder of one machine, or of a volume that all replicas share. */
        FOLDER,
        /** A bucket of S3, or of a store that speaks like it. */
        S3
    }

    /**
     * The S3 store.
     *
     * @param endpoint of a store that is not Amazon's
     * @param pathStyle whether the bucket is in the path and not in the host name
     * @param accessKey null to ask the environment the process runs in, as Amazon's own tools do
     * @param timeout of one call with all its retries
     */
    public record S3(
            String bucket,
            @DefaultValue("ap-northeast-2") String region,
            @Nullable URI endpoint,
            @DefaultValue("false") boolean pathStyle,
            @Nullable String accessKey,
            @Nullable String secretKey,
            @DefaultValue("10s") Duration timeout) {

        @Override
        public String toString() {
            return "S3[" + bucket + "]";
        }
    }

    public ImageSettings {
        if (bytes.toBytes() < 1 || pixels < 1 || threads < 1 || waiting < 0 || sweepBatch < 1) {
            throw new IllegalArgumentException("byeolshow.images: all limits from 1, waiting from 0");
        }
        if (store == Store.FOLDER && (folder == null || folder.toString().isBlank())) {
            throw new IllegalArgumentException("byeolshow.images.folder: name one, or use the store s3");
        }
        if (store == Store.S3 && (s3 == null || s3.bucket().isBlank())) {
            throw new IllegalArgumentException(
                    "byeolshow.images.s3.bucket: set the service's …_IMAGES_S3_BUCKET, or use the store folder");
        }
    }
}
