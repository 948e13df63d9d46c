package com.byeolshow.identity.image;

import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** Chooses the image store. */
@Configuration(proxyBeanMethods = false)
class ImageStoreWiring {

    private static final String CHOICE = "byeolshow.identity.images.store";

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
