package com.byeolshow.sandbox.social;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.sandbox.social.model.Persona;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentTest extends SocialCalls {

    @ParameterizedTest
    @ValueSource(strings = {"kakao", "naver", "facebook"})
    void peopleChooseAPersonaOnAPageWithoutScripts(String provider) {
        String page = authorize(provider, Map.of())
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(page).contains("<html lang=\"ko\">", "<h1>", "name=\"state\" value=\"a state&amp;more\"");
        assertThat(page).doesNotContain("<script");
        for (var persona : Persona.values()) {
            assertThat(page).contains("name=\"login_hint\" value=\"" + persona.slug() + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kakao", "naver", "facebook"})
    void aHintGoesBackAtOnceWithTheState(String provider) {
        assertThat(back(authorize(provider, Map.of("login_hint", "full"))))
                .containsEntry("state", "a state&more")
                .containsKey("code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kakao", "naver", "facebook"})
    void whoWasAnnouncedComesOnce(String provider) {
        control.put()
                .uri("/__sandbox/social/" + provider + "/next")
                .bodyValue(Map.of("persona", "full"))
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(back(authorize(provider, Map.of()))).containsKey("code");
        authorize(provider, Map.of()).expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kakao", "naver", "facebook"})
    void whoDeclinesBringsNoCode(String provider) {
        assertThat(back(authorize(provider, Map.of("login_hint", "deny"))))
                .containsEntry("error", "access_denied")
                .containsEntry("state", "a state&more")
                .doesNotContainKey("code");
    }

    @ParameterizedTest
    @CsvSource({"client_id,other", "response_type,token", "redirect_uri,javascript:alert(1)", "code_challenge,x"})
    void wrongRequestsSendNobodyAnywhere(String name, String value) {
        authorize("kakao", Map.of("login_hint", "full", name, value))
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void naverInsistsOnAState() {
        authorize("naver", Map.of("login_hint", "full", "state", ""))
                .expectStatus()
                .isBadRequest();
        assertThat(back(authorize("kakao", Map.of("login_hint", "full", "state", ""))))
                .doesNotContainKey("state");
    }

    @Test
    void onlyTheThreeLogAnybodyIn() {
        control.put()
                .uri("/__sandbox/social/mux/next")
                .bodyValue(Map.of("persona", "full"))
                .exchange()
                .expectStatus()
                .isBadRequest();
        control.put()
                .uri("/__sandbox/social/kakao/next")
                .bodyValue(Map.of("persona", "nobody"))
                .exchange()
                .expectStatus()
                .isBadRequest();
        control.get()
                .uri("/__sandbox/webhooks/kakao/deliveries")
                .exchange()
                .expectStatus()
                .isEqualTo(409);
    }
}
