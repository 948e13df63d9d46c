package com.byeolshow.identity.social;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.account.NoteLogIn;
import com.byeolshow.identity.account.OpenSocialAccount;
import com.byeolshow.identity.session.IssueToken;
import com.byeolshow.identity.social.FinishSocialLogIn.Return;
import com.byeolshow.identity.social.ProvidersStand.Answer;
import com.byeolshow.identity.social.model.SocialProblem;
import com.byeolshow.identity.social.provider.Providers;
import com.byeolshow.platform.web.RandomIds;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.test.StepVerifier;

/** Less patience than the service of the other tests has, whose providers may be slow because the machine is busy. */
@SocialTest
class SlowProvidersTest {

    private final ProvidersStand stand;
    private final Browser browser;
    private final FinishSocialLogIn hurried;
    private final RandomIds ids = new RandomIds();

    SlowProvidersTest(
            WebTestClient web,
            ProvidersStand stand,
            LogInsUnderWay underWay,
            Providers providers,
            SocialIdentities identities,
            OpenSocialAccount openAccount,
            NoteLogIn noteLogIn,
            IssueToken issueToken,
            SocialSettings settings,
            Clock clock,
            TransactionalOperator tx) {
        this.stand = stand;
        this.browser = new Browser(web);
        this.hurried = new FinishSocialLogIn(
                underWay,
                providers,
                identities,
                openAccount,
                noteLogIn,
                issueToken,
                new SocialSettings(
                        settings.redirectBase(),
                        settings.stateLifetime(),
                        Duration.ofMillis(300),
                        settings.providers()),
                clock,
                tx);
    }

    @ParameterizedTest
    @EnumSource(SocialProvider.class)
    void areNotWaitedFor(SocialProvider provider) {
        String code = "z-" + ids.next();
        var token = Answer.json("{\"access_token\":\"at-%s\",\"token_type\":\"bearer\"}".formatted(code));
        stand.answers(code, token, Answer.json("{}").after(Duration.ofMinutes(9)));
        var departure = browser.leave(provider);

        StepVerifier.create(hurried.run(
                        provider,
                        new Return(departure.state(), code, departure.cookie().getValue())))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.problem())
                                .isEqualTo(new SocialProblem.LogInFailed())))
                .verify(Duration.ofMinutes(1));
    }
}
