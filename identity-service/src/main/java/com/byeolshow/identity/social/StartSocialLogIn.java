package com.byeolshow.identity.social;

import com.byeolshow.identity.social.model.SocialProblem;
import com.byeolshow.identity.social.provider.Authorization;
import com.byeolshow.identity.social.provider.Providers;
import com.byeolshow.platform.web.RandomIds;
import com.byeolshow.platform.web.problem.RefusedException;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sends a browser to a provider. */
@Component
public class StartSocialLogIn {

    private final Providers providers;
    private final LogInsUnderWay underWay;
    private final SocialSettings settings;
    private final RandomIds ids;
    private final Clock clock;

    StartSocialLogIn(
            Providers providers, LogInsUnderWay underWay, SocialSettings settings, RandomIds ids, Clock clock) {
        this.providers = providers;
        this.underWay = underWay;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Where to go.
     *
     * @param browser a secret that the browser must bring back, and nobody else may know
     */
    public record Journey(URI destination, String browser) {
        @Override
        public String toString() {
            return "Journey";
        }
    }

    /** Fails with {@link SocialProblem.UnknownProvider} for one that is not offered. */
    public Mono<Journey> run(SocialProvider provider) {
        return Mono.defer(() -> Mono.justOrEmpty(providers.authorization(provider, ids.next())))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new SocialProblem.UnknownProvider())))
                .flatMap(authorization -> depart(provider, authorization));
    }

    private Mono<Journey> depart(SocialProvider provider, Authorization authorization) {
        var browser = ids.next();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return underWay.add(
                        provider,
                        authorization.state(),
                        browser,
                        authorization.codeVerifier(),
                        now,
                        now.plus(settings.stateLifetime()))
                .thenReturn(new Journey(authorization.destination(), browser));
    }
}
