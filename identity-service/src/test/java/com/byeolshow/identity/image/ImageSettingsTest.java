package com.byeolshow.identity.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Which store a deployment gets. */
class ImageSettingsTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Images.class);

    @Test
    void withoutABucketItDoesNotStart() {
        service.run(context ->
                assertThat(context).getFailure().rootCause().hasMessageContaining("IDENTITY_IMAGES_S3_BUCKET"));
    }

    @Test
    void bucketMakesItS3() {
        service.withPropertyValues("IDENTITY_IMAGES_S3_BUCKET=pictures", "IDENTITY_IMAGES_PIXELS=1000")
                .run(context -> {
                    assertThat(context.getBean(ImageStore.class)).isInstanceOf(S3ImageStore.class);
                    assertThat(context.getBean(ImageSettings.class).pixels()).isEqualTo(1000);
                    assertThat(context.getBean(ImageSettings.class).toString()).doesNotContain("secret");
                });
    }

    @Test
    void localProfileKeepsImagesInAFolder() {
        service.withPropertyValues("spring.profiles.active=local")
                .run(context -> assertThat(context.getBean(ImageStore.class)).isInstanceOf(FolderImageStore.class));
    }

    @Test
    void folderStoreNeedsAFolder() {
        service.withPropertyValues("IDENTITY_IMAGES_STORE=folder").run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("byeolshow.identity.images.folder"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ImageSettings.class)
    @Import(ImageStoreWiring.class)
    static class Images {}
}
