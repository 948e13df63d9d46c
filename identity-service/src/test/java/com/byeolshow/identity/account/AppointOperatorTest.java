package com.byeolshow.identity.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.byeolshow.identity.People;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.web.RandomIds;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

@ServiceTest
class AppointOperatorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final WebTestClient web;
    private final Accounts accounts;
    private final SignUp signUp;
    private final People people;

    AppointOperatorTest(WebTestClient web, Accounts accounts, SignUp signUp) {
        this.web = web;
        this.accounts = accounts;
        this.signUp = signUp;
        this.people = new People(web);
    }

    @Test
    void firstManagerExistsOnceTheServiceIsReady() {
        Awaiting.untilAsserted(() -> web.get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isOk());

        people.get("/v1/manager/accounts?userId=manager1", people.manager())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.accounts[0].roles.length()")
                .isEqualTo(2);
    }

    @Test
    void replicasThatStartTogetherCreateOne() {
        String userId = unused();
        Flux.range(0, 5)
                .flatMap(_ -> appoint(userId).run().subscribeOn(Schedulers.parallel()))
                .blockLast(PATIENCE);

        var found = accounts.lookUp(userId, null).collectList().block(PATIENCE);

        assertThat(found).singleElement().matches(account -> account.is(AccountRole.MANAGER));
    }

    @Test
    void accountThatHasTheUserIdAlreadyIsLeftAlone() {
        var person = people.signUp();

        appoint(person.userId()).run().block(PATIENCE);

        var found = accounts.byId(new CustomerId(person.id())).block(PATIENCE);
        assertThat(found).isNotNull().matches(account -> !account.is(AccountRole.MANAGER) && account.version() == 1);
        people.logIn(person.userId(), People.PASSWORD);
    }

    @Test
    void withoutConfigurationThereIsNone() {
        new AppointOperator(new OperatorSettings("", "", ""), accounts, signUp)
                .run()
                .block(PATIENCE);

        assertThat(new OperatorSettings("", "", "").absent()).isTrue();
    }

    @Test
    void halfAConfigurationIsRefusedAtStart() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OperatorSettings("manager2", "", ""));
        assertThat(new OperatorSettings("manager2", "secret1pw!", "m@x.example").toString())
                .doesNotContain("secret1pw!");
    }

    private AppointOperator appoint(String userId) {
        return new AppointOperator(
                new OperatorSettings(userId, "manager1pw!", userId + "@byeolshow.example"), accounts, signUp);
    }

    private static String unused() {
        return "m" + new RandomIds().next().toLowerCase(Locale.ROOT);
    }
}
