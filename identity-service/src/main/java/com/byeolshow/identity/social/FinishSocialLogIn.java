package com.byeolshow.identity.social;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.account.NoteLogIn;
import com.byeolshow.identity.account.OpenSocialAccount;
import com.byeolshow.identity.session.IssueToken;
import com.byeolshow.identity.social.model.SocialProblem;
import com.byeolshow.identity.social.provider.Providers;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Exchanges what a browser brings back from a provider for a token of ours. */
@Component
public class FinishSocialLogIn {

    private static final Logger log = LoggerFactory.getLogger(FinishSocialLogIn.class);

    private final LogInsUnderWay underWay;
    private final Providers providers;
    private final SocialIdentities identities;
    private final OpenSocialAccount openAccount;
    private final NoteLogIn noteLogIn;
    private final IssueToken issueToken;
    private final SocialSettings settings;
    private final Clock clock;
    private final TransactionalOperator tx;

    FinishSocialLogIn(
            LogInsUnderWay underWay,
            Providers providers,
            SocialIdentities identities,
            OpenSocialAccount openAccount,
            NoteLogIn noteLogIn,
            IssueToken issueToken,
            SocialSettings settings,
            Clock clock,
            TransactionalOperator tx) {
        this.underWay = underWay;
        this.providers = providers;
        this.identities = identities;
        this.openAccount = openAccount;
        this.noteLogIn = noteLogIn;
        this.issueToken = issueToken;
        this.settings = settings;
        this.clock = clock;
        this.tx = tx;
    }

    /**
     * What a browser came back with.
     *
     * @param code what the provider gave; null if it gave none, such as when the person declined
     * @param browser the secret of {@link StartSocialLogIn}
     */
    public record Return(
            @Nullable String state,
            @Nullable String code,
            @Nullable String browser) {
        @Override
        public String toString() {
            return "Return";
        }
    }

    /**
     * The token of whoever the provider says this is; whoever comes for the first time gets an account. Fails with
     * {@link SocialProblem.StateMismatch}, or with {@link SocialProblem.LogInFailed} whatever went wrong at the provider.
     */
    public Mono<String> run(SocialProvider provider, Return back) {
        String state = back.state();
        String browser = back.browser();
        if (state == null || browser == null) {
            return Mono.error(() -> new RefusedException(new SocialProblem.StateMismatch()));
        }
        return underWay.take(provider, state, browser, clock.instant())
                .switchIfEmpty(Mono.error(() -> new RefusedException(new SocialProblem.StateMismatch())))
                .flatMap(departure -> person(provider, state, back.code(), departure.codeVerifier()))
                .flatMap(person -> account(provider, person))
                .flatMap(noteLogIn::run)
                .flatMap(issueToken::run)
                .switchIfEmpty(Mono.error(() -> new RefusedException(new SocialProblem.LogInFailed())));
    }

    private Mono<SocialPerson> person(
            SocialProvider provider, String state, @Nullable String code, @Nullable String codeVerifier) {
        if (code == null || code.isBlank()) {
            return Mono.error(() -> new RefusedException(new SocialProblem.LogInFailed()));
        }
        return providers
                .person(provider, state, code, codeVerifier)
                .timeout(settings.patience())
                .onErrorMap(failure -> {
                    log.warn("log-in at {} failed: {}", provider.slug(), cause(failure));
                    return new RefusedException(new SocialProblem.LogInFailed());
                });
    }

    private Mono<CustomerId> account(SocialProvider provider, SocialPerson person) {
        return identities.find(provider, person.subject()).switchIfEmpty(Mono.defer(() -> register(provider, person)));
    }

    private Mono<CustomerId> register(SocialProvider provider, SocialPerson person) {
        return identities
                .alone(provider, person.subject())
                .then(identities.find(provider, person.subject()))
                .switchIfEmpty(
                        Mono.defer(() -> openAccount.run(person.profile()).flatMap(account -> identities
                                .add(
                                        provider,
                                        person.subject(),
                                        account.id(),
                                        clock.instant().truncatedTo(ChronoUnit.MICROS))
                                .thenReturn(account.id()))))
                .as(tx::transactional);
    }

    /** Never the sentence: providers quote codes and tokens in theirs. */
    private static String cause(Throwable failure) {
        return switch (failure) {
            case OAuth2AuthorizationException refused -> refused.getError().getErrorCode();
            case OAuth2AuthenticationException refused -> refused.getError().getErrorCode();
            default -> failure.getClass().getSimpleName();
        };
    }
}
