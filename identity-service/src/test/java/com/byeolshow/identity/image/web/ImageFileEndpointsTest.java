package com.byeolshow.identity.image.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestImages;
import com.byeolshow.platform.web.RandomIds;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceTest
class ImageFileEndpointsTest {

    private static final Path FOLDER = Path.of("target/images");
    private static final String NOT_FOUND = "{\"error\":{\"message\":\"존재하지 않는 사진입니다.\"}}";

    private final WebTestClient web;
    private final RandomIds ids = new RandomIds();

    ImageFileEndpointsTest(WebTestClient web) {
        this.web = web;
    }

    @Test
    void everyoneMayReadAFileAndKeepIt() throws IOException {
        byte[] file = TestImages.jpeg(120, 80);
        String name = kept(file);

        web.get()
                .uri("/images/file/" + name)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.IMAGE_JPEG)
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=2592000, public, immutable")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("Content-Security-Policy", "default-src 'none'; sandbox")
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, '"' + name + '"')
                .expectHeader()
                .doesNotExist(HttpHeaders.PRAGMA)
                .expectBody(byte[].class)
                .isEqualTo(file);
    }

    @Test
    void whoHasTheFileIsToldSo() throws IOException {
        String name = kept(TestImages.jpeg(120, 80));

        web.get()
                .uri("/images/file/" + name)
                .header(HttpHeaders.IF_NONE_MATCH, '"' + name + '"')
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectBody()
                .isEmpty();
    }

    @Test
    void oldTokenDoesNotHinderAnyone() throws IOException {
        web.get()
                .uri("/images/file/" + kept(TestImages.jpeg(120, 80)))
                .header(HttpHeaders.AUTHORIZATION, "Bearer expired-long-ago")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Void.class);
    }

    @Test
    void everyOtherNameIsNotFoundAndNotKept() throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolveSibling("secret.jpg"), "secret");
        for (String name : List.of(ids.next() + "-480.jpg", "none.jpg", "..%2Fsecret.jpg", "%2e%2e%2fsecret.jpg")) {
            web.get()
                    .uri(builder -> URI.create(builder.path("/images/file/").build() + name))
                    .exchange()
                    .expectStatus()
                    .value(status -> assertThat(status).isIn(400, 404))
                    .expectHeader()
                    .values(HttpHeaders.CACHE_CONTROL, kept -> assertThat(String.valueOf(kept))
                            .doesNotContain("max-age=2"))
                    .expectBody(Void.class);
        }
        web.get()
                .uri("/images/file/" + ids.next() + "-480.jpg")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody(String.class)
                .isEqualTo(NOT_FOUND);
    }

    private String kept(byte[] file) throws IOException {
        String name = ids.next() + "-120.jpg";
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(name), file);
        return name;
    }
}
