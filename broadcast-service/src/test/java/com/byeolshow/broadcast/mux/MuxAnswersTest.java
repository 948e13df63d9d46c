package com.byeolshow.broadcast.mux;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.test.StepVerifier;

/** How the video platform's refusals are taken. */
@BroadcastTest
@ExtendWith(OutputCaptureExtension.class)
class MuxAnswersTest {

    private final MuxStreams streams;
    private final MuxAssets assets;
    private final FakeMux mux;
    private final Given given;
    private final MeterRegistry meters;

    MuxAnswersTest(MuxStreams streams, MuxAssets assets, FakeMux mux, Given given, MeterRegistry meters) {
        this.streams = streams;
        this.assets = assets;
        this.mux = mux;
        this.given = given;
        this.meters = meters;
    }

    @BeforeEach
    void quiet() {
        mux.reset();
    }

    @Test
    void tooManyRequestsAreWaitedOutAsLongAsAsked() {
        String stream = "ls_" + given.influencer();
        mux.completesAfter(stream, aResponse().withStatus(429).withHeader("Retry-After", "1"));
        var took = StepVerifier.create(streams.complete(stream)).verifyComplete();
        assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(950));
        assertThat(mux.completionsOf(stream)).isEqualTo(2);
    }

    @Test
    void tooManyRequestsWithoutADelayAreRepeatedSoon() {
        String stream = "ls_" + given.influencer();
        mux.completesAfter(stream, aResponse().withStatus(429));
        var took = StepVerifier.create(streams.complete(stream)).verifyComplete();
        assertThat(took).isLessThan(Duration.ofSeconds(5));
        assertThat(mux.completionsOf(stream)).isEqualTo(2);
    }

    @Test
    void aConflictIsRepeated() {
        String stream = "ls_" + given.influencer();
        mux.completesAfter(stream, aResponse().withStatus(409));
        StepVerifier.create(streams.complete(stream)).verifyComplete();
        assertThat(mux.completionsOf(stream)).isEqualTo(2);

        String stubborn = "ls_" + given.influencer();
        mux.answersCompletion(stubborn, aResponse().withStatus(409));
        StepVerifier.create(streams.complete(stubborn)).verifyError();
        assertThat(mux.completionsOf(stubborn)).isEqualTo(3);
    }

    @Test
    void aVoidTokenIsAnAlertAndNotRepeated(CapturedOutput log) {
        String stream = "ls_" + given.influencer();
        double before = unauthorized();
        mux.answersCompletion(stream, aResponse().withStatus(401));
        StepVerifier.create(streams.complete(stream)).verifyError();
        assertThat(mux.completionsOf(stream)).isEqualTo(1);
        assertThat(unauthorized()).isEqualTo(before + 1);
        assertThat(log.getAll()).contains("does not accept our token").doesNotContain("test-token-secret");
    }

    private double unauthorized() {
        return meters.counter("broadcast.mux.unauthorized").count();
    }

    @Test
    void whatIsGoneCountsAsDeletedAndAsNotActive() {
        String asset = "as_" + given.influencer();
        mux.answersDeletion(asset, aResponse().withStatus(404));
        StepVerifier.create(assets.delete(asset)).verifyComplete();
        String stream = "ls_" + given.influencer();
        mux.answersAbout(stream, aResponse().withStatus(404));
        StepVerifier.create(streams.isActive(stream)).expectNext(false).verifyComplete();
    }

    @Test
    void aReadIsRepeatedAfterAFailure() {
        String stream = "ls_" + given.influencer();
        mux.answersAbout(stream, aResponse().withStatus(500));
        StepVerifier.create(streams.get(stream)).verifyError();
        assertThat(mux.questionsAbout(stream)).isEqualTo(3);
    }
}
