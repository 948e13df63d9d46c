package com.byeolshow.platform.images.store;

import com.byeolshow.platform.web.RandomIds;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** Chooses the image store and gives a service what it does with images; the service brings its {@link NotedImages}. */
@AutoConfiguration
@EnableConfigurationProperties(ImageSettings.class)
public class ImageStoreAutoConfiguration {

    private static final String CHOICE = "byeolshow.images.store";

    @Bean
    @ConditionalOnProperty(name = CHOICE, havingValue = "folder")
    ImageStore folderImageStore(ImageSettings settings) {
        return new FolderImageStore(Objects.requireNonNull(settings.folder()));
    }

    @Bean
    @ConditionalOnProperty(name = CHOICE, havingValue = "s3", matchIfMissing = true)
    ImageStore s3ImageStore(S3AsyncClient s3Client, ImageSettings settings) {
        return new S3ImageStore(s3Client, Objects.requireNonNull(settings.s3()).bucket());
    }

    @Bean
    @ConditionalOnProperty(name = CHOICE, havingValue = "s3", matchIfMissing = true)
    S3AsyncClient s3Client(ImageSettings settings) {
        return client(Objects.requireNonNull(settings.s3()));
    }

    @Bean
    RedrawUpload redrawUpload(ImageSettings settings, BulkheadRegistry bulkheads) {
        return new RedrawUpload(settings, bulkheads);
    }

    @Bean
    KeepUpload keepUpload(RedrawUpload redraw, NotedImages images, ImageStore store, RandomIds ids, Clock clock) {
        return new KeepUpload(redraw, images, store, ids, clock);
    }

    @Bean
    ReadImageFile readImageFile(ImageStore store) {
        return new ReadImageFile(store);
    }

    @Bean
    RemoveImages removeImages(NotedImages images, ImageStore store, ImageSettings settings, Clock clock) {
        return new RemoveImages(images, store, settings, clock);
    }

    @Bean
    ImageSweep imageSweep(RemoveImages removeImages) {
        return new ImageSweep(removeImages);
    }

    static S3AsyncClient client(ImageSettings.S3 settings) {
        var client = S3AsyncClient.builder()
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle())
                .credentialsProvider(credentials(settings))
                // Stores that only speak like S3 do not know the checksums Amazon's client adds by default.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(calls -> calls.apiCallTimeout(settings.timeout())
                        .apiCallAttemptTimeout(settings.timeout().dividedBy(2)));
        if (settings.endpoint() != null && !settings.endpoint().toString().isBlank()) {
            client.endpointOverride(settings.endpoint());
        }
        return client.build();
    }

    private static AwsCredentialsProvider credentials(ImageSettings.S3 settings) {
        return settings.accessKey() == null || settings.accessKey().isBlank() || settings.secretKey() == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
    }
}
