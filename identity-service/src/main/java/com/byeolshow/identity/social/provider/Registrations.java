package com.byeolshow.identity.social.provider;

import com.byeolshow.identity.social.SocialProvider;
import com.byeolshow.identity.social.SocialSettings;
import com.byeolshow.platform.web.client.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/** What we are to each provider, in the words of Spring Security. */
final class Registrations {

    private Registrations() {}

    static ClientRegistration of(
            SocialProvider provider, SocialSettings.Client client, String redirectUri, ClientSettings.Table addresses) {
        var registration = ClientRegistration.withRegistrationId(provider.slug())
                .clientId(client.clientId())
                .clientSecret(client.clientSecret())
                // In the body: what is in a query ends up in logs.
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationUri(client.authorizeUri().toString())
                .redirectUri(redirectUri)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(provider == SocialProvider.KAKAO)
                        .build());
        // Kakao and Naver ask for what their consoles say; Facebook wants to be told.
        return switch (provider) {
            case KAKAO ->
                registration
                        .tokenUri(base(addresses, "kakao-auth") + "/oauth/token")
                        .userInfoUri(base(addresses, "kakao-api") + "/v2/user/me")
                        .userNameAttributeName("id")
                        .build();
            case NAVER ->
                registration
                        .tokenUri(base(addresses, "naver-auth") + "/oauth2.0/token")
                        .userInfoUri(base(addresses, "naver-api") + "/v1/nid/me")
                        .userNameAttributeName("response")
                        .build();
            case FACEBOOK ->
                registration
                        .scope("public_profile", "email")
                        .tokenUri(base(addresses, "facebook-api") + "/oauth/access_token")
                        .userInfoUri(base(addresses, "facebook-api") + "/me?fields=id,name,email")
                        .userNameAttributeName("id")
                        .build();
        };
    }

    /** Names of the clients that are asked for the token and for the profile. */
    static String tokenClient(SocialProvider provider) {
        return switch (provider) {
            case KAKAO -> "kakao-auth";
            case NAVER -> "naver-auth";
            case FACEBOOK -> "facebook-api";
        };
    }

    static String profileClient(SocialProvider provider) {
        return switch (provider) {
            case KAKAO -> "kakao-api";
            case NAVER -> "naver-api";
            case FACEBOOK -> "facebook-api";
        };
    }

    private static String base(ClientSettings.Table addresses, String name) {
        ClientSettings found = addresses.clients().get(name);
        if (found == null) {
            throw new IllegalStateException("no client '%s': set byeolshow.clients.%s.base-url".formatted(name, name));
        }
        return found.baseUrl().toString();
    }
}
