package com.byeolshow.identity.account.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.account.Account;
import com.byeolshow.identity.account.AccountRole;
import com.byeolshow.identity.account.Address;
import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.account.Password;
import com.byeolshow.identity.account.RefundAccount;
import com.byeolshow.identity.account.model.AccountProblem.Flaw;
import com.byeolshow.identity.account.model.EditRules.Decision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2030, 5, 1);
    private static final RefundAccount REFUNDS = new RefundAccount("김별", "088", "110-000-000000");
    private static final Address HOME = address("04000", "KR");

    /** A form in which one test writes what it is about. */
    private static final class Form {
        private String oldPassword = "";
        private String email = "";
        private String newPassword = "";
        private @Nullable String name;
        private @Nullable String alias;
        private @Nullable String mobile;
        private @Nullable String gender;
        private @Nullable String birthdate;
        private @Nullable String unipass;
        private EditForm.Refund refund = EditForm.Refund.UNTOUCHED;
        private @Nullable Address primary;
        private List<Address> secondaries = List.of();

        EditForm done() {
            return new EditForm(
                    new Password(oldPassword),
                    email,
                    new Password(newPassword),
                    name,
                    alias,
                    mobile,
                    null,
                    gender,
                    birthdate,
                    unipass,
                    refund,
                    primary,
                    secondaries);
        }
    }

    @Nested
    class NativeAccount {

        @Test
        void nothingSentChangesNothing() {
            var accepted = accepted(new Form());

            assertThat(accepted.credentials()).isFalse();
            assertThat(accepted.account())
                    .isEqualTo(new EditedAccount(
                            "viewer1@byeolshow.example",
                            "별이",
                            "김별",
                            "010-0000-0000",
                            "02-000-0000",
                            "female",
                            LocalDate.of(1999, 12, 31),
                            "P123456789012",
                            REFUNDS,
                            null,
                            List.of()));
        }

        @Test
        void emptyClearsWhatMayBeAbsent() {
            var form = new Form();
            form.name = "";
            form.mobile = " ";
            form.gender = "";
            form.birthdate = "";
            form.unipass = "";
            form.refund = new EditForm.Refund("", "", "");

            var account = accepted(form).account();

            assertThat(Stream.of(
                                    account.name(),
                                    account.mobile(),
                                    account.gender(),
                                    account.birthdate(),
                                    account.unipassNumber(),
                                    account.refundAccount())
                            .allMatch(Objects::isNull))
                    .isTrue();
        }

        @Test
        void emptyAliasBecomesAMadeUpOne() {
            var form = new Form();
            form.alias = "";

            assertThat(accepted(form).account().alias()).isEqualTo("별님-Ab3dEf7h");
        }

        @Test
        void emailAndPasswordNeedTheOldPassword() {
            var email = new Form();
            email.email = "other@byeolshow.example";
            var password = new Form();
            password.newPassword = "another1pw!";

            assertThat(refused(email)).isInstanceOf(AccountProblem.PasswordRequired.class);
            assertThat(refused(password)).isInstanceOf(AccountProblem.PasswordRequired.class);
            email.oldPassword = "viewer1pw!";
            password.oldPassword = "viewer1pw!";
            assertThat(accepted(email).credentials()).isTrue();
            assertThat(accepted(email).account().email()).isEqualTo("other@byeolshow.example");
            assertThat(accepted(password).credentials()).isTrue();
        }

        @Test
        void theSameEmailAgainNeedsNoPassword() {
            var form = new Form();
            form.email = " viewer1@byeolshow.example ";

            assertThat(accepted(form).credentials()).isFalse();
        }

        @Test
        void shortPasswordIsRefused() {
            var form = new Form();
            form.oldPassword = "viewer1pw!";
            form.newPassword = "short";

            assertThat(refused(form)).isEqualTo(new AccountProblem.Invalid(Flaw.INVALID_PASSWORD));
        }
    }

    @Nested
    class SocialAccount {

        @Test
        void changesNeitherEmailNorPassword() {
            var email = new Form();
            email.email = "other@byeolshow.example";
            email.oldPassword = "whatever1!";
            var password = new Form();
            password.newPassword = "another1pw!";

            for (Form form : List.of(email, password)) {
                assertThat(EditRules.decide(account(true), form.done(), "Ab3dEf7h", TODAY))
                        .isEqualTo(new Decision.Refused(new AccountProblem.SocialAccount()));
            }
        }

        @Test
        void changesEverythingElseWithoutAPassword() {
            var form = new Form();
            form.alias = "새별";
            form.email = "viewer1@byeolshow.example";

            assertThat(EditRules.decide(account(true), form.done(), "Ab3dEf7h", TODAY))
                    .isInstanceOfSatisfying(Decision.Accepted.class, accepted -> {
                        assertThat(accepted.account().alias()).isEqualTo("새별");
                        assertThat(accepted.credentials()).isFalse();
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"P12345678901", "X123456789012", "P12345678901a", "P1234567890123"})
    void customsCodeIsPAndTwelveDigits(String code) {
        var form = new Form();
        form.unipass = code;

        assertThat(refused(form)).isEqualTo(new AccountProblem.Invalid(Flaw.INVALID_UNIPASS_NUMBER));
    }

    @Test
    void customsCodeIsKeptInCapitals() {
        var form = new Form();
        form.unipass = " p210987654321 ";

        assertThat(accepted(form).account().unipassNumber()).isEqualTo("P210987654321");
    }

    @ParameterizedTest
    @CsvSource({"'', 088, 110-000", "김별, '', 110-000", "김별, 088, ''", "김별, 88, 110-000", "김별, 088, 계좌", "김별, 088, 1234"
    })
    void refundAccountIsWholeOrAbsent(String holder, String bank, String number) {
        var form = new Form();
        form.refund = new EditForm.Refund(holder, bank, number);

        assertThat(refused(form)).isEqualTo(new AccountProblem.Invalid(Flaw.INVALID_REFUND_ACCOUNT));
    }

    @Test
    void onePartOfTheRefundAccountLeavesTheOthers() {
        var form = new Form();
        form.refund = new EditForm.Refund(null, null, "220-111-222222");

        assertThat(accepted(form).account().refundAccount())
                .isEqualTo(new RefundAccount("김별", "088", "220-111-222222"));
    }

    @Test
    void primaryAddressNeedsAPostcodeAndIsAtHome() {
        var without = new Form();
        without.primary = address(" ", "");
        var with = new Form();
        with.primary = address("04000", "");
        var abroad = new Form();
        abroad.primary = address("10115", "DE");

        assertThat(accepted(without).account().primary()).isNull();
        assertThat(accepted(with).account().primary()).isEqualTo(HOME);
        assertThat(Objects.requireNonNull(accepted(abroad).account().primary()).country())
                .isEqualTo("DE");
    }

    @Test
    void secondariesAreBounded() {
        var some = new Form();
        some.secondaries = List.of(address("04000", ""));
        var many = new Form();
        many.secondaries = Stream.generate(() -> HOME).limit(21).toList();

        assertThat(accepted(some).account().secondaries()).containsExactly(HOME);
        assertThat(refused(many)).isEqualTo(new AccountProblem.Invalid(Flaw.INVALID_ADDRESS));
    }

    @ParameterizedTest
    @CsvSource({"alias, UserOut, RESERVED_ALIAS", "birthdate, someday, INVALID_BIRTHDATE", "mobile, 전화, INVALID_CONTACT"
    })
    void valuesKeepTheRulesOfTheSignUp(String key, String value, Flaw flaw) {
        var form = new Form();
        switch (key) {
            case "alias" -> form.alias = value;
            case "birthdate" -> form.birthdate = value;
            default -> form.mobile = value;
        }

        assertThat(refused(form)).isEqualTo(new AccountProblem.Invalid(flaw));
    }

    private static Decision.Accepted accepted(Form form) {
        return (Decision.Accepted) EditRules.decide(account(false), form.done(), "Ab3dEf7h", TODAY);
    }

    private static AccountProblem refused(Form form) {
        return ((Decision.Refused) EditRules.decide(account(false), form.done(), "Ab3dEf7h", TODAY)).problem();
    }

    private static Account account(boolean social) {
        var created = Instant.parse("2030-05-01T11:00:00Z");
        return new Account(
                new CustomerId("C1"),
                social ? null : "viewer1",
                "viewer1@byeolshow.example",
                "별이",
                "김별",
                "010-0000-0000",
                "02-000-0000",
                "female",
                LocalDate.of(1999, 12, 31),
                List.of(),
                "P123456789012",
                REFUNDS,
                social,
                Set.of(AccountRole.CUSTOMER),
                null,
                created,
                created,
                1);
    }

    private static Address address(String postcode, String country) {
        return new Address("", "", "김별", "010", "", country, "서울", "마포구", "월드컵로 1", "2층", postcode, "");
    }
}
