package com.byeolshow.gateway.kit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Tokens as identity signs them, and some it never would. */
public final class Tokens {

    private static final ECKey OURS = key("ours");
    private static final ECKey FOREIGN = key("ours");
    private static final ECKey UNPUBLISHED = key("unpublished");

    private Tokens() {}

    public static String publishedKeys() {
        return new JWKSet(OURS.toPublicJWK()).toString();
    }

    public static String customer(String id) {
        return signed(OURS, claims(id, "byeolshow", 600, "customer"));
    }

    public static String influencer(String id) {
        return signed(OURS, claims(id, "byeolshow", 600, "customer", "influencer"));
    }

    public static String manager(String id) {
        return signed(OURS, claims(id, "byeolshow", 600, "manager"));
    }

    public static String everything() {
        return signed(OURS, claims("root", "byeolshow", 600, "customer", "influencer", "manager"));
    }

    public static String expired() {
        return signed(OURS, claims("old", "byeolshow", -600, "customer"));
    }

    /** Signed with another key under our key's id. */
    public static String forged() {
        return signed(FOREIGN, claims("evil", "byeolshow", 600, "customer", "manager"));
    }

    public static String withUnknownKey() {
        return signed(UNPUBLISHED, claims("evil", "byeolshow", 600, "customer"));
    }

    public static String ofOtherIssuer() {
        return signed(OURS, claims("evil", "somebody", 600, "customer"));
    }

    public static String withoutRoles() {
        return signed(OURS, claims("nobody", "byeolshow", 600));
    }

    public static String unsigned() {
        return new PlainJWT(claims("evil", "byeolshow", 600, "customer", "manager")).serialize();
    }

    private static JWTClaimsSet claims(String subject, String issuer, long lifetimeSeconds, String... roles) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .issuer(issuer)
                .issueTime(Date.from(now.minusSeconds(900)))
                .expirationTime(Date.from(now.plusSeconds(lifetimeSeconds)))
                .jwtID(UUID.randomUUID().toString())
                .claim("roles", List.of(roles))
                .build();
    }

    private static String signed(ECKey key, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
