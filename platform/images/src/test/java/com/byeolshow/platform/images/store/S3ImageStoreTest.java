package com.byeolshow.platform.images.store;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** Against a bucket that keeps what it is given; what it is asked must be what S3 understands. */
class S3ImageStoreTest implements ImageStoreKit {

    private static final Bucket BUCKET = new Bucket();
    private static final WireMockServer S3 =
            new WireMockServer(options().dynamicPort().extensions(BUCKET));
    private static S3AsyncClient client;

    @BeforeAll
    static void start() {
        S3.start();
        client = client(PATIENCE);
    }

    private static S3AsyncClient client(Duration timeout) {
        return ImageStoreAutoConfiguration.client(new ImageSettings.S3(
                "pictures",
                "ap-northeast-2",
                URI.create("http://localhost:" + S3.port()),
                true,
                "AKIDEXAMPLE",
                "a-secret",
                timeout));
    }

    @AfterAll
    static void stop() {
        client.close();
        S3.stop();
    }

    @BeforeEach
    void emptyBucket() {
        S3.resetAll();
        S3.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers(Bucket.NAME)));
    }

    @Override
    public ImageStore store() {
        return new S3ImageStore(client, "pictures");
    }

    @Override
    public void breakIt() {
        S3.resetAll();
        S3.stubFor(any(anyUrl())
                .willReturn(aResponse().withStatus(403).withBody("<Error><Code>AccessDenied</Code></Error>")));
    }

    @Test
    void objectIsAJpegUnderItsNameAndTheRequestIsSigned() {
        var name = unusedName();

        StepVerifier.create(store().put(name, new byte[] {1, 2}))
                .expectComplete()
                .verify(PATIENCE);

        // By its name: an answer of another test that came too late is noted whenever it is done.
        var asked = S3.getAllServeEvents().stream()
                .map(ServeEvent::getRequest)
                .filter(request -> request.getUrl().equals("/pictures/" + name))
                .toList()
                .getFirst();
        assertThat(asked.getMethod()).isEqualTo(RequestMethod.PUT);
        assertThat(asked.getHeader("Content-Type")).isEqualTo("image/jpeg");
        assertThat(asked.getHeader("Authorization")).startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/");
        assertThat(asked.getBody()).containsExactly(1, 2);
    }

    @Test
    void storeThatStaysSilentIsAway() {
        S3.resetAll();
        S3.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(5_000)));

        try (var hurried = client(Duration.ofMillis(500))) {
            StepVerifier.create(new S3ImageStore(hurried, "pictures").get(unusedName()))
                    .expectErrorMatches(ImageStoreKit::isAway)
                    .verify(PATIENCE);
        }
    }

    /** The objects of one bucket, kept in memory. */
    static final class Bucket implements ResponseDefinitionTransformerV2 {

        static final String NAME = "bucket";

        private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

        @Override
        public String getName() {
            return NAME;
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            var request = event.getRequest();
            String key = request.getUrl().replaceFirst("\\?.*", "");
            return switch (request.getMethod().getName()) {
                case "PUT" -> {
                    objects.put(key, request.getBody());
                    yield aResponse().withHeader("ETag", "\"e\"").build();
                }
                case "GET" -> {
                    byte[] object = objects.get(key);
                    yield object == null
                            ? aResponse()
                                    .withStatus(404)
                                    .withHeader("Content-Type", "application/xml")
                                    .withBody("<Error><Code>NoSuchKey</Code><Message>none</Message></Error>")
                                    .build()
                            : aResponse().withBody(object).build();
                }
                case "DELETE" -> {
                    objects.remove(key);
                    yield aResponse().withStatus(204).build();
                }
                default -> aResponse().withStatus(405).build();
            };
        }
    }
}
