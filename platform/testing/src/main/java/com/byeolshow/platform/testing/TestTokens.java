package com.byeolshow.platform.testing;

import com.byeolshow.platform.security.Role;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.UUID;

/** Makes tokens as identity would, signed by a key that exists for this JVM only. Send as {@code Bearer}. */
public final class TestTokens {

    private static final String ISSUER = "byeolshow";

    private static final ECKey KEY = newKey("test-key");

    /** The same key id, so that only the signature can tell. */
    private static final ECKey STRANGER = newKey("test-key");

    static ECKey publicKey() {
        return KEY.toPublicJWK();
    }

    public String customer(String id) {
        return of(id, Role.CUSTOMER);
    }

    /** An influencer is a customer too. */
    public String influencer(String id) {
        return of(id, Role.CUSTOMER, Role.INFLUENCER);
    }

    public String manager(String id) {
        return of(id, Role.MANAGER);
    }

    public String of(String id, Role... roles) {
        return token(KEY, id, Instant.now().plus(Duration.ofHours(1)), roles);
    }

    /** A customer's token that was good until an hour ago. */
    public String expired(String id) {
        return token(KEY, id, Instant.now().minus(Duration.ofHours(1)), Role.CUSTOMER);
    }

    /** A customer's token that somebody else signed. */
    public String forged(String id) {
        return token(STRANGER, id, Instant.now().plus(Duration.ofHours(1)), Role.CUSTOMER);
    }

    private static String token(ECKey key, String id, Instant until, Role... roles) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(id)
                .claim("roles", Arrays.stream(roles).map(Role::claim).toList())
                .issueTime(Date.from(until.minus(Duration.ofHours(2))))
                .expirationTime(Date.from(until))
                .jwtID(UUID.randomUUID().toString())
                .build();
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("test token cannot be signed", impossible);
        }
    }

    private static ECKey newKey(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("no test key", impossible);
        }
    }
}
