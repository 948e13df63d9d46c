package com.byeolshow.identity.session;

import com.byeolshow.identity.account.Account;
import com.byeolshow.identity.account.AccountRole;
import com.byeolshow.identity.revocation.ReadStanding;
import com.byeolshow.platform.security.SecuritySettings;
import com.byeolshow.platform.security.Standing;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Signs a token that says who its bearer is and what they may do, until it expires. */
@Component
public class IssueToken {

    private final SigningKeys keys;
    private final ReadStanding readStanding;
    private final TokenSettings settings;
    private final SecuritySettings security;
    private final RandomIds ids;
    private final Clock clock;

    IssueToken(
            SigningKeys keys,
            ReadStanding readStanding,
            TokenSettings settings,
            SecuritySettings security,
            RandomIds ids,
            Clock clock) {
        this.keys = keys;
        this.readStanding = readStanding;
        this.settings = settings;
        this.security = security;
        this.ids = ids;
        this.clock = clock;
    }

    /** The app's token in compact form, for the {@code Custom-Token} header; it is a session of its own. */
    public Mono<String> run(Account account) {
        return readStanding.run(account.id().value()).flatMap(standing -> {
            String id = ids.next();
            return sign(claims(account, standing.version(), settings.lifetime(), id, id));
        });
    }

    /**
     * A short-lived token of a session.
     *
     * @param version of the customer's standing when the session was last looked at, so that what changed since shows
     */
    Mono<String> access(Account account, long version, String sessionId, Duration life) {
        return Mono.defer(() -> sign(claims(account, version, life, ids.next(), sessionId)));
    }

    private Mono<String> sign(JWTClaimsSet claims) {
        // Off the event loop: a signature draws from the system's random source, which may block.
        return keys.ring().publishOn(Schedulers.boundedElastic()).map(ring -> signed(ring.active(), claims));
    }

    private JWTClaimsSet claims(Account account, long version, Duration life, String id, String sessionId) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(security.issuer())
                .subject(account.id().value())
                .claim(
                        "roles",
                        account.roles().stream()
                                .sorted()
                                .map(AccountRole::claim)
                                .toList())
                .claim(Standing.VERSION_CLAIM, version)
                .claim(Standing.SESSION_CLAIM, sessionId)
                .jwtID(id)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
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
