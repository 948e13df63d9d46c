package com.byeolshow.gateway.token;

import com.byeolshow.platform.security.RevocationList;
import com.byeolshow.platform.security.SecuritySettings;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.web.reactive.function.client.WebClient;

/** A key that never changes, so that it can stand in a committed file: the example of RFC 7517, appendix A.2. */
public final class PublishedKey {

    public static final String ID = "1";
    public static final String X = "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4";
    public static final String Y = "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM";
    private static final String D = "870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE";

    private PublishedKey() {}

    /** Lets the gateway's own decoder verify a token of this key, with the keys it finds at this address. */
    public static String subjectVerifiedWith(URI keys) {
        var decoder = new TokenConfiguration()
                .tokenDecoder(
                        new SecuritySettings(keys, "byeolshow", List.of(), List.of()),
                        WebClient.builder(),
                        new StaticListableBeanFactory().getBeanProvider(RevocationList.class),
                        Clock.systemUTC());
        return Objects.requireNonNull(
                Objects.requireNonNull(decoder.decode(token()).block()).getSubject());
    }

    private static String token() {
        try {
            var key = ECKey.parse("""
                    {"kty":"EC","crv":"P-256","kid":"%s","x":"%s","y":"%s","d":"%s"}""".formatted(ID, X, Y, D));
            var claims = new JWTClaimsSet.Builder()
                    .issuer("byeolshow")
                    .subject("somebody")
                    .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                    .build();
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(ID).build(), claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (ParseException | JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
