package com.byeolshow.identity.session;

import com.byeolshow.identity.account.Account;
import com.byeolshow.identity.account.AccountRole;
import com.byeolshow.platform.security.SecuritySettings;
import com.byeolshow.platform.web.RandomIds;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Signs a token that says who its bearer is and what they may do, until it expires. */
@Component
public class IssueToken {

    private final SigningKeys keys;
    private final TokenSettings settings;
    private final SecuritySettings security;
    private final RandomIds ids;
    private final Clock clock;

    IssueToken(SigningKeys keys, TokenSettings settings, SecuritySettings security, RandomIds ids, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.security = security;
        this.ids = ids;
        this.clock = clock;
    }

    /** The compact form, for the {@code Custom-Token} header. Its roles are those of the account now. */
    public Mono<String> run(Account account) {
        // Off the event loop: a signature draws from the system's random source, which may block.
        return keys.ring()
                .publishOn(Schedulers.boundedElastic())
                .map(ring -> signed(ring.active(), claims(account, clock.instant())));
    }

    private JWTClaimsSet claims(Account account, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(security.issuer())
                .subject(account.id().value())
                .claim(
                        "roles",
                        account.roles().stream()
                                .sorted()
                                .map(AccountRole::claim)
                                .toList())
                .jwtID(ids.next())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(settings.lifetime())))
                .build();
    }

    private static String signed(ECKey key, JWTClaimsSet claims) {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(key.getKeyID())
                .type(JOSEObjectType.JWT)
                .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException unusable) {
            throw new IllegalStateException("signing key %s cannot sign".formatted(key.getKeyID()), unusable);
        }
        return token.serialize();
    }
}
