package com.byeolshow.broadcast.chat.web;

import static com.byeolshow.broadcast.chat.web.ChatCalls.page;
import static com.byeolshow.broadcast.chat.web.ChatCalls.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.broadcast.chat.ArchiveChat;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.TestTokens;
import com.byeolshow.platform.web.RandomIds;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Who is in a chat: what people are called, what only the host may do, who came last, and what stays of somebody who left for good. */
@BroadcastTest
class ChatPeopleTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private final WebTestClient http;
    private final FakeMux mux;
    private final Given given;
    private final ArchiveChat archiveChat;
    private final TestTokens tokens;
    private final IncomingEvents incoming;
    private final MeterRegistry meters;
    private final Environment environment;
    private final RandomIds ids = new RandomIds();

    ChatPeopleTest(
            WebTestClient http,
            FakeMux mux,
            Given given,
            ArchiveChat archiveChat,
            TestTokens tokens,
            IncomingEvents incoming,
            MeterRegistry meters,
            Environment environment) {
        this.http = http;
        this.mux = mux;
        this.given = given;
        this.archiveChat = archiveChat;
        this.tokens = tokens;
        this.incoming = incoming;
        this.meters = meters;
        this.environment = environment;
    }

    @BeforeEach
    void quiet() {
        mux.reset();
    }

    @Test
    void aCustomerIsCalledByTheAccountsNameAndAGuestNeverLikeAnInfluencer() throws Exception {
        String host = given.host();
        long show = given.live(http, host);
        String customer = ids.next();
        account(customer, "진짜이름");
        Awaiting.until(() -> given.count("SELECT count(*) FROM chat_names WHERE customer_id = :p", customer) == 1);
        try (var known = new ChatClient(port(), show, true, bearer(tokens.customer(customer)));
                var guest = guest(show);
                var bad = new ChatClient(port(), show, true, bearer(tokens.forged(customer)))) {
            known.enter("가짜이름");
            assertThat(known.next()).contains("\"message\":\"진짜이름님이 입장하셨습니다.\"");
            guest.enter(" 별 이 ");
            assertThat(guest.next()).containsPattern("\"message\":\"손님[0-9]{4}님이 입장하셨습니다.\"");
            bad.enter("손님");
            assertThat(bad.next()).contains("\"message\":\"손님님이 입장하셨습니다.\"");
        }
    }

    @Test
    void onlyTheHostsOwnConnectionEndsTheShow() throws Exception {
        String host = given.host();
        long show = given.live(http, host);
        try (var star = guest(show);
                var stranger = new ChatClient(port(), show, true, bearer(tokens.influencer(given.host())));
                var own = new ChatClient(port(), show, true, bearer(tokens.influencer(host)))) {
            star.enter("은하");
            star.next();
            double before = meters.counter("broadcast.chat.ignored").count();
            star.send("{\"stat\":\"end\"}");
            stranger.send("{\"stat\":\"end\"}");
            Awaiting.until(() -> meters.counter("broadcast.chat.ignored").count() == before + 2);
            star.say("아직");
            assertThat(star.next()).contains("아직");
            assertThat(given.column(show, "status", String.class)).isEqualTo("live");
            own.send("{\"stat\":\"end\"}");
            assertThat(star.next()).contains("\"stat\":\"end\"");
            assertThat(given.column(show, "status", String.class)).isEqualTo("close");
            own.send("{\"stat\":\"end\"}");
            assertThat(own.isOpen()).isTrue();
        }
    }

    @Test
    void whoWithdrawsLeavesTheWordsWithoutTheName() throws Exception {
        String host = given.host();
        long show = given.live(http, host);
        String customer = ids.next();
        account(customer, "떠날이");
        Awaiting.until(() -> given.count("SELECT count(*) FROM chat_names WHERE customer_id = :p", customer) == 1);
        try (var leaving = new ChatClient(port(), show, true, bearer(tokens.customer(customer)))) {
            leaving.enter("떠날이");
            leaving.next();
            leaving.say("안녕");
            leaving.next();
        }
        Awaiting.until(() -> given.count("SELECT count(*) FROM chat_messages WHERE customer_id = :p", customer) == 1);
        incoming.tombstone("identity.accounts", "identity.account.v1", customer);
        Awaiting.until(() -> given.count("SELECT count(*) FROM chat_messages WHERE customer_id = :p", customer) == 0
                && given.count("SELECT count(*) FROM chat_names WHERE customer_id = :p", customer) == 0);
        archiveChat.run(List.of(said(show, ids.next(), customer, "늦게 온 말"))).block(AT_MOST);
        JsonNode kept = page(given.as(http, host), show, "").get("messages");
        assertThat(kept.valueStream().map(one -> one.get("username").stringValue()))
                .containsExactly("탈퇴한 회원", "탈퇴한 회원");
        assertThat(kept.valueStream().anyMatch(one -> one.has("viewer"))).isFalse();
        assertThat(given.count("SELECT count(*) FROM chat_messages WHERE customer_id = :p", customer))
                .isZero();
    }

    @Test
    void aLargeRoomHearsOfTheNewestOnlyButTheNewcomerOfItself() throws Exception {
        long show = given.live(http, given.host());
        var crowd = new ArrayList<ChatClient>();
        try (var star = guest(show)) {
            star.enter("은하");
            star.next();
            incoming.publish(
                    "broadcast.chat",
                    "broadcast.chat.v1",
                    Long.toString(show),
                    Map.of("replica", "crowd", "kind", "beat", "members", 1_000));
            for (int i = 0; i < 40; i++) {
                crowd.add(guest(show));
            }
            for (int i = 0; i < 40; i++) {
                crowd.get(i).enter("손" + i);
            }
            for (int i = 0; i < 40; i++) {
                assertThat(crowd.get(i).nextWith("손" + i + "님이")).contains("\"count\":10");
            }
            String last = star.next();
            int frames = 1;
            while (!last.contains("\"count\":1041")) {
                last = star.next();
                frames++;
            }
            assertThat(frames).isLessThan(40);
        } finally {
            for (var each : crowd) {
                each.close();
            }
        }
    }

    private void account(String customer, String alias) {
        incoming.publish(
                "identity.accounts",
                "identity.account.v1",
                customer,
                Map.of(
                        "id",
                        customer,
                        "alias",
                        alias,
                        "roles",
                        List.of("customer"),
                        "createdAt",
                        Instant.now().toString(),
                        "version",
                        1));
    }

    private ChatClient guest(long show) {
        return new ChatClient(port(), show, true);
    }

    private static HttpHeaders bearer(String token) {
        var headers = new HttpHeaders();
        headers.setBearerAuth(token);
        return headers;
    }

    private int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }
}
