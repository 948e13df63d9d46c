package com.byeolshow.identity.account.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.account.Address;
import com.byeolshow.identity.account.Password;
import com.byeolshow.identity.account.model.AccountProblem.Flaw;
import com.byeolshow.identity.account.model.SignUpRules.Decision;
import com.byeolshow.identity.account.model.SignUpRules.Decision.Accepted;
import com.byeolshow.identity.account.model.SignUpRules.Decision.Refused;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignUpRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2030, 5, 1);

    @Nested
    class Complete {

        @Test
        void formIsAcceptedAndCleaned() {
            var accepted = accepted(form(Map.of("userId", " viewer1 ", "name", "김별", "alias", "별이 ")));

            assertThat(accepted.account().userId()).isEqualTo("viewer1");
            assertThat(accepted.account().alias()).isEqualTo("별이");
            assertThat(accepted.account().name()).isEqualTo("김별");
            assertThat(accepted.password()).isEqualTo(new Password("viewer1pw!"));
        }

        @Test
        void emptyValuesMeanNone() {
            var account = accepted(form(Map.of("mobile", "", "phone", "", "gender", "", "birthdate", "")))
                    .account();

            assertThat(account.mobile()).isNull();
            assertThat(account.phone()).isNull();
            assertThat(account.gender()).isNull();
            assertThat(account.birthdate()).isNull();
            assertThat(account.address()).isNull();
        }

        @Test
        void aliasThatIsEmptyBecomesANeutralOneAndNeverTheLegalName() {
            var account = accepted(form(Map.of("alias", "", "name", "김별"))).account();

            assertThat(account.alias()).isEqualTo("별님-Ab3dE6gH");
        }

        @Test
        void aliasesThatLookTheSameAreTheSame() {
            var decomposed =
                    accepted(form(Map.of("alias", "\u1107\u1167\u11AF"))).account();

            assertThat(decomposed.alias()).isEqualTo("별");
        }

        @Test
        void addressIsKeptOnlyWithAFullName() {
            assertThat(accepted(form(Map.of(), address("김별"))).account().address())
                    .isEqualTo(address("김별"));
            assertThat(accepted(form(Map.of(), address(" "))).account().address())
                    .isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"1999-12-31", "19991231", "1999-12-31T00:00:00.000Z", "1999-12-30T15:00:00.000Z"})
        void birthdateIsReadInTheWaysTheAppWritesIt(String written) {
            assertThat(accepted(form(Map.of("birthdate", written))).account().birthdate())
                    .isEqualTo(LocalDate.of(1999, 12, 31));
        }
    }

    @Nested
    class Incomplete {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "userId",
                    "email",
                    "password",
                    "rePassword",
                    "name",
                    "alias",
                    "mobile",
                    "phone",
                    "gender",
                    "birthdate"
                })
        void everyKeyMustBeThere(String key) {
            var values = values(Map.of());
            values.remove(key);

            assertThat(refused(form(values, Address.EMPTY))).isEqualTo(new AccountProblem.MissingInformation());
        }

        @Test
        void addressMustBeThere() {
            assertThat(refused(form(values(Map.of()), null))).isEqualTo(new AccountProblem.MissingInformation());
        }

        @ParameterizedTest
        @ValueSource(strings = {"userId", "email", "name"})
        void requiredValueMustSaySomething(String key) {
            assertThat(refused(form(Map.of(key, "  ")))).isEqualTo(new AccountProblem.MissingInformation());
        }

        @Test
        void emptyPasswordIsNone() {
            assertThat(refused(form(Map.of("password", "", "rePassword", ""))))
                    .isEqualTo(new AccountProblem.MissingInformation());
        }
    }

    @Nested
    class Flawed {

        @Test
        void repetitionMustBeTheSamePassword() {
            assertThat(refused(form(Map.of("rePassword", "viewer2pw!"))))
                    .isEqualTo(new AccountProblem.PasswordsDiffer());
        }

        @ParameterizedTest
        @CsvSource({
            "userId,abc,INVALID_USER_ID",
            "userId,한글아이디,INVALID_USER_ID",
            "userId,has space,INVALID_USER_ID",
            "userId,a234567890123456789012345678901234567890x,INVALID_USER_ID",
            "email,nobody,INVALID_EMAIL",
            "email,no body@x.example,INVALID_EMAIL",
            "email,a@b,INVALID_EMAIL",
            "email,a@b@c.example,INVALID_EMAIL",
            "alias,Byeolshow,RESERVED_ALIAS",
            "alias,USEROUT,RESERVED_ALIAS",
            "alias,byeolSHOW,RESERVED_ALIAS",
            "alias,Вyeolshow,RESERVED_ALIAS",
            "alias,Byeo1show,RESERVED_ALIAS",
            "alias,1234567890123456789012345678901,INVALID_ALIAS",
            "birthdate,yesterday,INVALID_BIRTHDATE",
            "birthdate,2001-02-29,INVALID_BIRTHDATE",
            "birthdate,20010229,INVALID_BIRTHDATE",
            "birthdate,1999-12-31T,INVALID_BIRTHDATE",
            "birthdate,2030-05-02,INVALID_BIRTHDATE",
            "birthdate,1899-12-31,INVALID_BIRTHDATE",
            "mobile,call me,INVALID_CONTACT",
            "phone,0123456789012345678901234567890,INVALID_CONTACT",
            "gender,123456789012345678901,INVALID_GENDER"
        })
        void valueIsRefused(String key, String value, Flaw flaw) {
            assertThat(refused(form(Map.of(key, value)))).isEqualTo(new AccountProblem.Invalid(flaw));
        }

        @Test
        void controlCharactersAreNoPartOfAName() {
            assertThat(refused(form(Map.of("alias", "별\u0000이"))))
                    .isEqualTo(new AccountProblem.Invalid(Flaw.INVALID_ALIAS));
            assertThat(refused(form(Map.of("name", "김\n별")))).isEqualTo(new AccountProblem.Invalid(Flaw.INVALID_NAME));
        }

        @Test
        void nameHasABound() {
            assertThat(refused(form(Map.of("name", "별".repeat(61)))))
                    .isEqualTo(new AccountProblem.Invalid(Flaw.INVALID_NAME));
        }

        @Test
        void addressHasABound() {
            assertThat(refused(form(Map.of(), address("별".repeat(201)))))
                    .isEqualTo(new AccountProblem.Invalid(Flaw.INVALID_ADDRESS));
        }

        @Test
        void passwordIsNeitherShortNorEndless() {
            assertThat(refused(withPassword("1234567"))).isEqualTo(new AccountProblem.Invalid(Flaw.INVALID_PASSWORD));
            assertThat(decide(withPassword("12345678"))).isInstanceOf(Accepted.class);
            assertThat(decide(withPassword("x".repeat(128)))).isInstanceOf(Accepted.class);
            assertThat(refused(withPassword("x".repeat(129))))
                    .isEqualTo(new AccountProblem.Invalid(Flaw.INVALID_PASSWORD));
        }

        private static SignUpForm withPassword(String password) {
            return form(Map.of("password", password, "rePassword", password));
        }
    }

    @Test
    void takenNamesSayDuplicatedInTheirCode() {
        assertThat(AccountProblem.Name.values()).allSatisfy(name -> assertThat(new AccountProblem.Taken(name).appCode())
                .contains("duplicated"));
    }

    @Test
    void nothingPersonalIsPrinted() {
        var form = form(Map.of("name", "김별"));
        assertThat(form.toString() + accepted(form)).doesNotContain("김별", "viewer1pw!", "viewer1@");
    }

    private static Decision decide(SignUpForm form) {
        return SignUpRules.decide(form, "Ab3dE6gH", TODAY);
    }

    private static Accepted accepted(SignUpForm form) {
        return (Accepted) decide(form);
    }

    private static AccountProblem refused(SignUpForm form) {
        return ((Refused) decide(form)).problem();
    }

    private static Map<String, String> values(Map<String, String> changes) {
        var values = new HashMap<>(Map.of(
                "userId", "viewer1",
                "email", "viewer1@byeolshow.example",
                "password", "viewer1pw!",
                "rePassword", "viewer1pw!",
                "name", "김별",
                "alias", "별이",
                "mobile", "010-0000-0000",
                "phone", "",
                "gender", "female",
                "birthdate", "1999-12-31"));
        values.putAll(changes);
        return values;
    }

    private static SignUpForm form(Map<String, String> changes) {
        return form(changes, Address.EMPTY);
    }

    private static SignUpForm form(Map<String, String> changes, @Nullable Address address) {
        var values = changes instanceof HashMap<String, String> whole ? whole : values(changes);
        return new SignUpForm(
                values.get("userId"),
                values.get("email"),
                password(values.get("password")),
                password(values.get("rePassword")),
                values.get("name"),
                values.get("alias"),
                values.get("mobile"),
                values.get("phone"),
                values.get("gender"),
                values.get("birthdate"),
                address);
    }

    private static @Nullable Password password(@Nullable String text) {
        return text == null ? null : new Password(text);
    }

    private static Address address(String fullName) {
        return new Address("", "", fullName, "010", "", "KR", "서울", "마포구", "월드컵로 1", "", "04000", "");
    }
}
