package com.byeolshow.identity.social.provider;

import com.byeolshow.identity.social.SocialPerson;
import com.byeolshow.identity.social.SocialProvider;
import com.byeolshow.platform.web.client.GuardedClients;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** One provider: Spring Security's token and profile clients over our guarded ones. */
record RemoteProvider(
        SocialProvider provider,
        ClientRegistration registration,
        WebClientReactiveAuthorizationCodeTokenResponseClient tokens,
        DefaultReactiveOAuth2UserService profiles) {

    static RemoteProvider of(SocialProvider provider, ClientRegistration registration, GuardedClients clients) {
        var tokens = new WebClientReactiveAuthorizationCodeTokenResponseClient();
        tokens.setWebClient(clients.client(Registrations.tokenClient(provider)));
        if (provider == SocialProvider.NAVER) {
            tokens.addParametersConverter(RemoteProvider::stateToo);
        }
        var profiles = new DefaultReactiveOAuth2UserService();
        WebClient client = clients.client(Registrations.profileClient(provider));
        profiles.setWebClient(
                provider == SocialProvider.FACEBOOK
                        ? client.mutate()
                                .filter(new AppSecretProof(registration.getClientSecret()))
                                .build()
                        : client);
        return new RemoteProvider(provider, registration, tokens, profiles);
    }

    /** Naver compares the state here again, which the standard does not know. */
    private static LinkedMultiValueMap<String, String> stateToo(OAuth2AuthorizationCodeGrantRequest request) {
        var parameters = new LinkedMultiValueMap<String, String>();
        parameters.set(
                OAuth2ParameterNames.STATE,
                request.getAuthorizationExchange().getAuthorizationRequest().getState());
        return parameters;
    }

    Authorization authorization(String state) {
        var wish = request(state).scopes(registration.getScopes());
        if (registration.getClientSettings().isRequireProofKey()) {
            OAuth2AuthorizationRequestCustomizers.withPkce().accept(wish);
        }
        OAuth2AuthorizationRequest request = wish.build();
        return new Authorization(
                URI.create(request.getAuthorizationRequestUri()),
                state,
                request.getAttribute(PkceParameterNames.CODE_VERIFIER));
    }

    Mono<SocialPerson> person(String state, String code, @Nullable String codeVerifier) {
        return tokens.getTokenResponse(grant(state, code, codeVerifier))
                .flatMap(granted -> profiles.loadUser(new OAuth2UserRequest(
                        registration, granted.getAccessToken(), granted.getAdditionalParameters())))
                .map(user -> ProviderProfiles.read(provider, user.getAttributes()));
    }

    /** The request of back then, as far as the token client looks at it. */
    private OAuth2AuthorizationCodeGrantRequest grant(String state, String code, @Nullable String codeVerifier) {
        var request = request(state);
        if (codeVerifier != null) {
            request.attributes(attributes -> attributes.put(PkceParameterNames.CODE_VERIFIER, codeVerifier));
        }
        var response = OAuth2AuthorizationResponse.success(code)
                .redirectUri(Objects.requireNonNull(registration.getRedirectUri()))
                .state(state)
                .build();
        return new OAuth2AuthorizationCodeGrantRequest(
                registration, new OAuth2AuthorizationExchange(request.build(), response));
    }

    private OAuth2AuthorizationRequest.Builder request(String state) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(registration.getClientId())
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .redirectUri(Objects.requireNonNull(registration.getRedirectUri()))
                .state(state);
    }

    @Override
    public String toString() {
        return "RemoteProvider[" + provider + "]";
    }
}
