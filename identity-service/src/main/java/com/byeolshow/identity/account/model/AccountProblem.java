package com.byeolshow.identity.account.model;

import com.byeolshow.platform.language.Wording;
import com.byeolshow.platform.web.problem.Problem;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Why a request about an account is refused. */
public sealed interface AccountProblem extends Problem {

    /** A key of the sign-up is absent, or a required one empty. */
    record MissingInformation() implements AccountProblem {
        @Override
        public Summary summary() {
            return new Summary("missing-information", 400, "정보를 모두 입력해 주세요.", "Please fill in everything.");
        }
    }

    /** The password and its repetition are not the same. */
    record PasswordsDiffer() implements AccountProblem {
        @Override
        public Summary summary() {
            return new Summary("passwords-differ", 400, "비밀번호가 일치하지 않습니다.", "The passwords are not the same.");
        }
    }

    /** What can be wrong with one value of a sign-up or an edit. */
    enum Flaw {
        INVALID_USER_ID(
                "아이디는 영문, 숫자, . _ @ - 로 4자 이상 40자 이하여야 합니다.",
                "A user id has 4 to 40 letters, digits and the signs . _ @ -."),
        INVALID_EMAIL("이메일 형식이 올바르지 않습니다.", "This is not an e-mail address."),
        INVALID_PASSWORD("비밀번호는 8자 이상 128자 이하여야 합니다.", "A password has 8 to 128 characters."),
        INVALID_NAME("이름은 60자 이하여야 합니다.", "A name has at most 60 characters."),
        INVALID_ALIAS("닉네임은 30자 이하여야 합니다.", "A nickname has at most 30 characters."),
        RESERVED_ALIAS("사용할 수 없는 닉네임입니다.", "This nickname cannot be used."),
        INVALID_BIRTHDATE("생년월일이 올바르지 않습니다.", "The date of birth is not valid."),
        INVALID_CONTACT("연락처가 올바르지 않습니다.", "The phone number is not valid."),
        INVALID_GENDER("성별이 올바르지 않습니다.", "The gender is not valid."),
        INVALID_ADDRESS("주소가 올바르지 않습니다.", "The address is not valid."),
        INVALID_UNIPASS_NUMBER("개인통관고유부호는 P와 숫자 12자리여야 합니다.", "A personal customs code is P and 12 digits."),
        INVALID_REFUND_ACCOUNT(
                "환불 계좌는 예금주, 은행 코드 3자리, 계좌번호를 모두 입력해 주세요.",
                "A refund account needs its holder, a bank code of 3 digits and the account number.");

        private final Wording wording;

        Flaw(String korean, String english) {
            this.wording = Wording.of(korean, english);
        }
    }

    /** One value of a sign-up or an edit cannot be accepted. */
    record Invalid(Flaw flaw) implements AccountProblem {
        @Override
        public Summary summary() {
            return new Summary(flaw.name().toLowerCase(Locale.ROOT).replace('_', '-'), 400, flaw.wording);
        }

        @Override
        public String appCode() {
            return code();
        }
    }

    /** Names that only one account can have. */
    enum Name {
        USER_ID("duplicated-user-id", "이미 사용 중인 아이디입니다.", "This user id is taken already."),
        EMAIL("duplicated-email", "이미 사용 중인 이메일입니다.", "This e-mail address is taken already."),
        ALIAS("duplicated-alias", "이미 사용 중인 닉네임입니다.", "This nickname is taken already.");

        private final String code;
        private final Wording wording;

        Name(String code, String korean, String english) {
            this.code = code;
            this.wording = Wording.of(korean, english);
        }
    }

    /** Another account has this name already. */
    record Taken(Name name) implements AccountProblem {
        @Override
        public Summary summary() {
            return new Summary(name.code, 400, name.wording);
        }

        @Override
        public String appCode() {
            return name.code;
        }
    }

    /** Unknown user, wrong password or half a form: a caller must not learn which. */
    record WrongCredentials() implements AccountProblem {
        @Override
        public Summary summary() {
            return new Summary("wrong-credentials", 400, "잘못된 입력입니다.", "The user id or password is wrong.");
        }
    }

    /** Who changes their e-mail address or password says the old one first. */
    record PasswordRequired() implements AccountProblem {
        @Override
        public Summary summary() {
            return new Summary("password-required", 400, "비밀번호 입력해 주세요.", "Please enter your password.");
        }
    }

    /** The old password of an edit is not the one we know. */
    record WrongPassword() implements AccountProblem {
        @Override
        public Summary summary() {
            return new Summary("wrong-password", 400, "비밀번호가 올바르지 않습니다.", "The password is wrong.");
        }

        @Override
        public String appCode() {
            return code();
        }
    }

    /** Who logs in at a provider has no password of ours, and the e-mail address is the provider's to say. */
    record SocialAccount() implements AccountProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "social-account",
                    400,
                    "소셜 로그인 회원은 이메일과 비밀번호를 변경할 수 없습니다.",
                    "Who logs in with another provider cannot change e-mail address or password here.");
        }

        @Override
        public String appCode() {
            return code();
        }
    }

    /** More passwords are waiting to be hashed than we can serve soon. */
    record TooBusy() implements AccountProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "too-busy",
                    503,
                    "일시적으로 이용할 수 없습니다. 잠시 후 다시 시도해 주세요.",
                    "Not available right now. Please try again in a moment.");
        }

        @Override
        public Duration retryAfter() {
            return Duration.ofSeconds(2);
        }
    }

    /** No account has this id. */
    record NoSuchAccount(String id) implements AccountProblem {
        @Override
        public Summary summary() {
            return new Summary("account-not-found", 404, "존재하지 않는 회원입니다.", "There is no such account.");
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("customerId", id);
        }
    }

    /** A look-up that names neither user id nor e-mail would list everybody. */
    record NothingToLookUp() implements AccountProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "nothing-to-look-up", 400, "아이디 또는 이메일을 입력해 주세요.", "Please enter a user id or an e-mail address.");
        }
    }
}
