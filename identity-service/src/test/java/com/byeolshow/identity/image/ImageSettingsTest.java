package com.byeolshow.identity.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.images.store.ImageSettings;
import com.byeolshow.platform.images.store.ImageStore;
import com.byeolshow.platform.images.store.ImageStoreAutoConfiguration;
import com.byeolshow.platform.images.store.NotedImages;
import com.byeolshow.platform.web.RandomIds;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Which store a deployment gets. */
class ImageSettingsTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Surroundings.class);

    @Test
    void withoutABucketItDoesNotStart() {
        service.run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("IMAGES_S3_BUCKET"));
    }

    @Test
    void bucketMakesItS3() {
        service.withPropertyValues("IDENTITY_IMAGES_S3_BUCKET=pictures", "IDENTITY_IMAGES_PIXELS=1000")
                .run(context -> {
                    assertThat(context.getBean(ImageStore.class))
                            .extracting(Object::getClass)
                            .hasToString("class com.byeolshow.platform.images.store.S3ImageStore");
                    assertThat(context.getBean(ImageSettings.class).pixels()).isEqualTo(1000);
                    assertThat(context.getBean(ImageSettings.class).toString()).doesNotContain("secret");
                });
    }

    @Test
    void localProfileKeepsImagesInAFolder() {
        service.withPropertyValues("spring.profiles.active=local")
                .run(context -> assertThat(context.getBean(ImageStore.class))
                        .extracting(Object::getClass)
                        .hasToString("class com.byeolshow.platform.images.store.FolderImageStore"));
    }

    @Test
    void folderStoreNeedsAFolder() {
        service.withPropertyValues("IDENTITY_IMAGES_STORE=folder")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("byeolshow.images.folder"));
    }

    /** What the service brings along. */
    @Configuration(proxyBeanMethods = false)
    @Import(ImageStoreAutoConfiguration.class)
    static class Surroundings {

        @Bean
        NotedImages images() {
            return Mockito.mock(NotedImages.class);
        }

        @Bean
        BulkheadRegistry bulkheads() {
            return BulkheadRegistry.ofDefaults();
        }

        @Bean
        RandomIds ids() {
            return new RandomIds();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
