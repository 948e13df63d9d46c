package com.byeolshow.platform.security;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which routes of a service need what. Everything not listed needs a valid token; {@code /v1/manager/**} needs the
 * manager role and {@code /internal/**} the service role wherever they are.
 *
 * @param jwkSetUri where identity publishes its keys ({@code BYEOLSHOW_SECURITY_JWK_SET_URI})
 * @param issuer the only accepted {@code iss}
 * @param openRoutes {@code METHOD /pattern} or {@code /pattern}: no token needed; one that is sent but not valid counts
 *     as none, because the app keeps sending its token long after it expired
 * @param influencerRoutes the same form: need the influencer role
 */
@ConfigurationProperties("byeolshow.security")
public record SecuritySettings(
        @Nullable URI jwkSetUri,
        @DefaultValue("byeolshow") String issuer,
        @DefaultValue List<String> openRoutes,
        @DefaultValue List<String> influencerRoutes) {}
