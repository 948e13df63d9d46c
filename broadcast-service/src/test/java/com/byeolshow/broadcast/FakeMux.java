package com.byeolshow.broadcast;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The video platform's API, played by WireMock; each test tells it what to answer. */
@TestConfiguration(proxyBeanMethods = false)
public class FakeMux implements DisposableBean {

    private static final String ASSETS = "/video/v1/assets";
    private static final String STREAMS = "/video/v1/live-streams";

    private final Gates gates = new Gates();
    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().containerThreads(40).extensions(gates));
    private final CircuitBreakerRegistry breakers;

    FakeMux(CircuitBreakerRegistry breakers) {
        this.breakers = breakers;
        server.start();
    }

    @Bean
    static DynamicPropertyRegistrar muxAddress(FakeMux mux) {
        return registry -> registry.add("byeolshow.clients.mux.base-url", mux.server::baseUrl);
    }

    /** A stream as the platform describes it. */
    public static String stream(String influencerId) {
        return stream(influencerId, influencerId, 1_700_000_000);
    }

    static String stream(String suffix, String passthrough, long createdAt) {
        return """
                {"id":"ls_%s","created_at":"%d","status":"idle","stream_key":"sk-%s","latency_mode":"low",
                 "reconnect_window":60,"playback_ids":[{"id":"pbs_%s","policy":"signed"},{"id":"pb_%s","policy":"public"}],
                 "recent_asset_ids":[],"passthrough":"%s"}""".formatted(suffix, createdAt, suffix, suffix, suffix, passthrough);
    }

    /** Forgets what was told and asked, and what failed. */
    public void reset() {
        gates.openAll();
        server.resetAll();
        breakers.getAllCircuitBreakers().forEach(breaker -> breaker.reset());
        hasStreams();
        server.stubFor(put(anyUrl()).willReturn(aResponse().withStatus(200)).atPriority(9));
        server.stubFor(delete(anyUrl()).willReturn(aResponse().withStatus(204)).atPriority(9));
    }

    /** Lists these streams, on one page. */
    public void hasStreams(String... streams) {
        server.stubFor(list().willReturn(okJson(data(streams))));
    }

    public void lists(int page, String... streams) {
        server.stubFor(list().withQueryParam("page", equalTo(Integer.toString(page)))
                .withQueryParam("limit", equalTo("100"))
                .willReturn(okJson(data(streams)))
                .atPriority(1));
    }

    public void cannotList() {
        server.stubFor(list().willReturn(aResponse().withStatus(500)).atPriority(1));
    }

    private static MappingBuilder list() {
        return get(urlPathEqualTo(STREAMS)).withBasicAuth("test-token-id", "test-token-secret");
    }

    private static String data(String... streams) {
        return Arrays.stream(streams).collect(Collectors.joining(",", "{\"data\":[", "]}"));
    }

    /** Makes a stream for the influencer after the given time. */
    public void creates(String influencerId, int millis) {
        answersCreation(
                influencerId,
                aResponse()
                        .withStatus(201)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"data\":%s}".formatted(stream(influencerId)))
                        .withFixedDelay(millis));
    }

    public void answersCreation(String influencerId, ResponseDefinitionBuilder answer) {
        server.stubFor(post(urlEqualTo(STREAMS))
                .withBasicAuth("test-token-id", "test-token-secret")
                .withRequestBody(matchingJsonPath("$.passthrough", equalTo(influencerId)))
                .willReturn(answer));
    }

    /** The bodies of the creations asked for. */
    public List<String> creations() {
        return server.findAll(postRequestedFor(urlEqualTo(STREAMS))).stream()
                .map(LoggedRequest::getBodyAsString)
                .toList();
    }

    /** Asked about a stream, says how it stands. */
    public void standsAs(String influencerId, String status) {
        String stream = stream(influencerId).replace("\"idle\"", "\"%s\"".formatted(status));
        answersAbout("ls_" + influencerId, okJson("{\"data\":%s}".formatted(stream)));
    }

    /** Keeps everybody who asks about a stream waiting until the gate is opened. */
    public Gates.Gate holdsQuestionsAbout(String streamId) {
        return gates.close(STREAMS + "/" + streamId);
    }

    public void answersAbout(String streamId, ResponseDefinitionBuilder answer) {
        server.stubFor(
                get(urlEqualTo(STREAMS + "/" + streamId)).willReturn(answer).atPriority(1));
    }

    public int questionsAbout(String streamId) {
        return server.findAll(getRequestedFor(urlEqualTo(STREAMS + "/" + streamId)))
                .size();
    }

    /** Asked about a stream, shows this key. */
    public void hasKey(String influencerId, String key) {
        answersAbout("ls_" + influencerId, okJson(withKey(influencerId, key)));
    }

    /** Gives a stream this key when it is asked to renew it, after the given time. */
    public void renews(String influencerId, String key, int millis) {
        answersReset(
                influencerId,
                aResponse()
                        .withStatus(201)
                        .withHeader("Content-Type", "application/json")
                        .withBody(withKey(influencerId, key))
                        .withFixedDelay(millis));
    }

    public void answersReset(String influencerId, ResponseDefinitionBuilder answer) {
        server.stubFor(
                post(urlEqualTo(resetOf(influencerId))).willReturn(answer).atPriority(1));
    }

    public int resetsOf(String influencerId) {
        return server.findAll(postRequestedFor(urlEqualTo(resetOf(influencerId))))
                .size();
    }

    private static String resetOf(String influencerId) {
        return STREAMS + "/ls_" + influencerId + "/reset-stream-key";
    }

    private static String withKey(String influencerId, String key) {
        return "{\"data\":%s}".formatted(stream(influencerId).replace("sk-" + influencerId, key));
    }

    /** Lists these recordings of a stream. */
    public void recorded(String streamId, String... assets) {
        server.stubFor(get(urlPathEqualTo(ASSETS))
                .withQueryParam("live_stream_id", equalTo(streamId))
                .willReturn(okJson(data(assets)))
                .atPriority(1));
    }

    /** A recording as the platform lists it; {@code pb_vod_<suffix>} plays it. */
    public static String asset(String suffix, String status, Instant createdAt, double seconds) {
        return """
                {"id":"as_%1$s","created_at":"%2$d","status":"%3$s","is_live":false,"duration":%4$s,
                 "playback_ids":[{"id":"pb_vod_%1$s","policy":"public"}]}""".formatted(suffix, createdAt.getEpochSecond(), status, seconds);
    }

    public void answersDeletion(String assetId, ResponseDefinitionBuilder answer) {
        server.stubFor(
                delete(urlEqualTo(ASSETS + "/" + assetId)).willReturn(answer).atPriority(1));
    }

    public int deletionsOf(String assetId) {
        return server.findAll(deleteRequestedFor(urlEqualTo(ASSETS + "/" + assetId)))
                .size();
    }

    public void answersStreamDeletion(String streamId, ResponseDefinitionBuilder answer) {
        server.stubFor(
                delete(urlEqualTo(STREAMS + "/" + streamId)).willReturn(answer).atPriority(1));
    }

    public int streamDeletionsOf(String streamId) {
        return server.findAll(deleteRequestedFor(urlEqualTo(STREAMS + "/" + streamId)))
                .size();
    }

    /** Answers the first call of a stream's completion so, and every later one well. */
    public void completesAfter(String streamId, ResponseDefinitionBuilder first) {
        server.stubFor(put(urlEqualTo(completionOf(streamId)))
                .inScenario(streamId)
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("recovered")
                .willReturn(first)
                .atPriority(1));
    }

    public void answersCompletion(String streamId, ResponseDefinitionBuilder answer) {
        server.stubFor(
                put(urlEqualTo(completionOf(streamId))).willReturn(answer).atPriority(1));
    }

    /** Keeps everybody waiting who asks for a stream's completion, until the gate is opened. */
    public Gates.Gate holdsCompletion(String streamId) {
        return gates.close(completionOf(streamId));
    }

    public int completionsOf(String streamId) {
        return server.findAll(putRequestedFor(urlEqualTo(completionOf(streamId)))
                        .withBasicAuth(new BasicCredentials("test-token-id", "test-token-secret")))
                .size();
    }

    private static String completionOf(String streamId) {
        return STREAMS + "/" + streamId + "/complete";
    }

    @Override
    public void destroy() {
        gates.openAll();
        server.stop();
    }
}
