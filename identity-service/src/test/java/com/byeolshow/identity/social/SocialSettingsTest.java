package com.byeolshow.identity.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.byeolshow.identity.social.SocialSettings.Client;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SocialSettingsTest {

    private static final URI PAGE = URI.create("https://kauth.kakao.com/oauth/authorize");

    @Test
    void browsersComeBackOverHttpsExceptToOnesOwnMachine() {
        assertThat(settings("https://www.byeolshowco.com", Map.of()).secure()).isTrue();
        assertThat(settings("http://localhost:8080", Map.of()).secure()).isFalse();
        assertThat(settings("http://127.0.0.1:8080", Map.of()).secure()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> settings("http://www.byeolshowco.com", Map.of()));
    }

    @Test
    void providersWithoutAClientIdAreNotOffered() {
        var settings = settings(
                "https://www.byeolshowco.com",
                Map.of(
                        SocialProvider.KAKAO,
                        new Client("", "", PAGE),
                        SocialProvider.NAVER,
                        new Client("id", "s", PAGE)));

        assertThat(settings.client(SocialProvider.KAKAO)).isEmpty();
        assertThat(settings.client(SocialProvider.NAVER)).isPresent();
        assertThat(settings.client(SocialProvider.FACEBOOK)).isEmpty();
    }

    @Test
    void aClientIdNeedsItsSecretWhichIsNeverPrinted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(
                        "https://www.byeolshowco.com", Map.of(SocialProvider.KAKAO, new Client("id", " ", PAGE))));
        assertThat(new Client("id", "hidden", PAGE).toString()).doesNotContain("hidden");
    }

    private static SocialSettings settings(String redirectBase, Map<SocialProvider, Client> providers) {
        return new SocialSettings(URI.create(redirectBase), Duration.ofMinutes(5), Duration.ofSeconds(8), providers);
    }
}
