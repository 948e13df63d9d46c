package com.byeolshow.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.testing.EventContracts;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The samples in the contracts are what this service writes. */
class AccountMessagesTest {

    /** The customer of the samples. */
    static Account customer() {
        return account(
                "5Hq0Zp3mXc8RtYbN2vKd1L",
                "별이",
                "viewer1@byeolshow.example",
                "010-0000-0000",
                null,
                EnumSet.of(AccountRole.CUSTOMER),
                1);
    }

    @Test
    void customerIsWrittenAsTheSample() {
        assertWritten("customer", customer());
    }

    @Test
    void influencerWithoutMobileIsWrittenAsTheSample() {
        assertWritten(
                "influencer",
                account(
                        "7Jw2Bq5nZd0TvAcP4xMf3N",
                        "루나",
                        "luna@byeolshow.example",
                        null,
                        null,
                        EnumSet.of(AccountRole.INFLUENCER, AccountRole.CUSTOMER),
                        2));
    }

    @Test
    void refundAccountIsWrittenAsTheSample() {
        var plain = customer();
        assertWritten(
                "refundable",
                account(
                        plain.id().value(),
                        plain.alias(),
                        "viewer1@byeolshow.example",
                        plain.mobile(),
                        new RefundAccount("김별이", "088", "110-000-000000"),
                        plain.roles(),
                        4));
    }

    private static void assertWritten(String sample, Account account) {
        var event = AccountMessages.state(account);
        String expected = EventContracts.sample("identity.account.v1", sample);

        EventContracts.assertValid("identity.account.v1", expected);
        assertThat(event.topic()).isEqualTo("identity.accounts");
        assertThat(event.type()).isEqualTo("identity.account.v1");
        assertThat(event.key()).isEqualTo(account.id().value());
        assertThat(EventContracts.asEvent(Objects.requireNonNull(event.data())).toString())
                .isEqualTo(JsonMapper.shared().readTree(expected).toString());
    }

    private static Account account(
            String id,
            String alias,
            String email,
            @Nullable String mobile,
            @Nullable RefundAccount refundAccount,
            Set<AccountRole> roles,
            long version) {
        var created = Instant.parse("2030-05-01T11:00:00Z");
        return new Account(
                new CustomerId(id),
                "login-id",
                email,
                alias,
                "김별",
                mobile,
                null,
                null,
                null,
                List.of(),
                null,
                refundAccount,
                false,
                roles,
                null,
                created,
                created,
                version);
    }
}
