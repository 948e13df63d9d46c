package com.byeolshow.identity.account.web;

import com.byeolshow.identity.account.Address;
import com.byeolshow.identity.account.Password;
import com.byeolshow.identity.account.SignUp;
import com.byeolshow.identity.account.model.AccountProblem;
import com.byeolshow.identity.account.model.SignUpForm;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.body.JsonText;
import com.byeolshow.platform.web.problem.RefusedException;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Sign-up of the app (ID-09). */
@RestController
class SignUpEndpoints {

    private final SignUp signUp;

    SignUpEndpoints(SignUp signUp) {
        this.signUp = signUp;
    }

    @PutMapping("/user")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<SignedUp> signUp(@ClientBody SignUpBody body) {
        return signUp.run(body.form())
                .map(_ -> new SignedUp(new Message("회원가입 완료")))
                .onErrorMap(RefusedException.class, SignUpEndpoints::bareIfPasswordsDiffer);
    }

    /** The one refusal of this route that is a bare string; the app shows it as it is. */
    @ExceptionHandler
    ResponseEntity<JsonText> passwordsDiffer(PasswordsDifferException differ) {
        return ResponseEntity.status(differ.problem.status()).body(new JsonText(differ.problem.message()));
    }

    private static RuntimeException bareIfPasswordsDiffer(RefusedException refused) {
        return refused.problem() instanceof AccountProblem.PasswordsDiffer differ
                ? new PasswordsDifferException(differ)
                : refused;
    }

    /** Takes that refusal past the error family of its route. */
    static final class PasswordsDifferException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient AccountProblem.PasswordsDiffer problem;

        PasswordsDifferException(AccountProblem.PasswordsDiffer problem) {
            super(problem.code(), null, false, false);
            this.problem = problem;
        }
    }

    record SignedUp(Message success) {}

    record Message(String message) {}

    record SignUpBody(
            @Nullable String userId,
            @Nullable String email,
            @Nullable String password,
            @JsonProperty("re_password") @Nullable String rePassword,
            @Nullable String name,
            @Nullable String alias,
            @Nullable String mobile,
            @Nullable String phone,
            @Nullable String gender,
            @Nullable String birthdate,
            @Nullable AddressesBody address) {

        SignUpForm form() {
            return new SignUpForm(
                    userId,
                    email,
                    password == null ? null : new Password(password),
                    rePassword == null ? null : new Password(rePassword),
                    name,
                    alias,
                    mobile,
                    phone,
                    gender,
                    birthdate,
                    address == null || address.primary() == null
                            ? null
                            : address.primary().address());
        }

        @Override
        public String toString() {
            return "SignUpBody";
        }
    }

    record AddressesBody(@Nullable AddressBody primary) {}

    /** Its keys must all be there; the app leaves only the parts of the name out at times. */
    record AddressBody(
            @Nullable NameBody name,
            @Nullable String mobile,
            @Nullable String phone,
            @Nullable String country,
            @Nullable String state,
            @Nullable String city,
            @Nullable String address1,
            @Nullable String address2,
            @Nullable String postcode,
            @Nullable String company) {

        @Nullable
        Address address() {
            if (name == null
                    || name.full() == null
                    || Stream.of(mobile, phone, country, state, city, address1, address2, postcode, company)
                            .anyMatch(Objects::isNull)) {
                return null;
            }
            return new Address(
                    text(name.first()),
                    text(name.last()),
                    text(name.full()),
                    text(mobile),
                    text(phone),
                    text(country),
                    text(state),
                    text(city),
                    text(address1),
                    text(address2),
                    text(postcode),
                    text(company));
        }

        private static String text(@Nullable String sent) {
            return sent == null ? "" : sent.strip();
        }

        @Override
        public String toString() {
            return "AddressBody";
        }
    }

    record NameBody(
            @Nullable String first,
            @Nullable String last,
            @Nullable String full) {
        @Override
        public String toString() {
            return "NameBody";
        }
    }
}
