package com.byeolshow.identity.account.model;

import com.byeolshow.identity.account.Address;
import com.byeolshow.identity.account.Password;
import com.byeolshow.identity.account.model.AccountProblem.Flaw;
import com.byeolshow.platform.name.ReservedNames;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a sign-up must satisfy before anybody looks whether its names are free. */
public final class SignUpRules {

    private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9._@-]{4,40}");
    static final Pattern EMAIL = Pattern.compile("[^\\s@<>()\\[\\],;:\\\\\"]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Pattern CONTACT = Pattern.compile("[0-9+(). -]{0,30}");
    private static final Pattern COMPACT_DAY = Pattern.compile("[0-9]{8}");

    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

    static final int LONGEST_EMAIL = 254;
    static final int LONGEST_NAME = 60;
    static final int LONGEST_ALIAS = 30;
    static final int LONGEST_GENDER = 20;
    private static final int LONGEST_ADDRESS_PART = 200;
    private static final int SHORTEST_PASSWORD = 8;

    /** Bounds the work of hashing, not the strength. */
    private static final int LONGEST_PASSWORD = 128;

    private static final int EARLIEST_BIRTH_YEAR = 1900;

    /** What the generated aliases begin with. */
    static final String SPARE_ALIAS = "별님-";

    private SignUpRules() {}

    /** Either what to store or the first thing that is wrong. */
    public sealed interface Decision {
        record Accepted(NewAccount account, Password password) implements Decision {}

        record Refused(AccountProblem problem) implements Decision {}
    }

    /**
     * Decides on a sign-up.
     *
     * @param spare random letters; someone who names no alias gets one made of them, because the alternative, their
     *     legal name, is nothing to show to strangers
     * @param today in Korea
     */
    public static Decision decide(SignUpForm form, String spare, LocalDate today) {
        if (incomplete(form)) {
            return new Decision.Refused(new AccountProblem.MissingInformation());
        }
        Password password = Objects.requireNonNullElse(form.password(), new Password(""));
        if (!password.equals(form.repeatedPassword())) {
            return new Decision.Refused(new AccountProblem.PasswordsDiffer());
        }
        Optional<LocalDate> birthdate = birthdate(text(form.birthdate()), today);
        Address address = Objects.requireNonNullElse(form.address(), Address.EMPTY);
        NewAccount account = new NewAccount(
                text(form.userId()),
                text(form.email()),
                text(form.alias()).isEmpty() ? SPARE_ALIAS + spare : text(form.alias()),
                text(form.name()),
                orNull(form.mobile()),
                orNull(form.phone()),
                orNull(form.gender()),
                birthdate.orElse(null),
                address.fullName().isBlank() ? null : address);
        boolean birthdateUnreadable =
                birthdate.isEmpty() && !text(form.birthdate()).isEmpty();
        return flaw(account, password, birthdateUnreadable)
                .<Decision>map(flaw -> new Decision.Refused(new AccountProblem.Invalid(flaw)))
                .orElseGet(() -> new Decision.Accepted(account, password));
    }

    /** The alias somebody asks for, cleaned; empty when nobody could have it, as {@link #problemOfAlias} says. */
    public static Optional<String> wishedAlias(@Nullable String sent) {
        String alias = text(sent);
        return alias.isEmpty() || aliasFlaw(alias).isPresent() ? Optional.empty() : Optional.of(alias);
    }

    /** Why {@link #wishedAlias} is empty. */
    public static AccountProblem problemOfAlias(@Nullable String sent) {
        return aliasFlaw(text(sent))
                .<AccountProblem>map(AccountProblem.Invalid::new)
                .orElseGet(AccountProblem.MissingInformation::new);
    }

    private static boolean incomplete(SignUpForm form) {
        boolean keyMissing = Stream.of(form.alias(), form.mobile(), form.phone(), form.gender(), form.birthdate())
                        .anyMatch(Objects::isNull)
                || form.address() == null
                || form.repeatedPassword() == null;
        return keyMissing
                || form.password() == null
                || form.password().text().isEmpty()
                || Stream.of(form.userId(), form.email(), form.name())
                        .anyMatch(value -> text(value).isEmpty());
    }

    private static Optional<Flaw> flaw(NewAccount account, Password password, boolean birthdateUnreadable) {
        if (!USER_ID.matcher(account.userId()).matches()) {
            return Optional.of(Flaw.INVALID_USER_ID);
        }
        if (!email(account.email())) {
            return Optional.of(Flaw.INVALID_EMAIL);
        }
        if (!goodLength(password)) {
            return Optional.of(Flaw.INVALID_PASSWORD);
        }
        if (!printable(account.name(), LONGEST_NAME)) {
            return Optional.of(Flaw.INVALID_NAME);
        }
        Optional<Flaw> alias = aliasFlaw(account.alias());
        if (alias.isPresent()) {
            return alias;
        }
        if (birthdateUnreadable) {
            return Optional.of(Flaw.INVALID_BIRTHDATE);
        }
        if (!contact(account.mobile()) || !contact(account.phone())) {
            return Optional.of(Flaw.INVALID_CONTACT);
        }
        if (!printable(text(account.gender()), LONGEST_GENDER)) {
            return Optional.of(Flaw.INVALID_GENDER);
        }
        return fits(account.address()) ? Optional.empty() : Optional.of(Flaw.INVALID_ADDRESS);
    }

    /** What keeps a name from being anybody's alias, besides that somebody has it. */
    static Optional<Flaw> aliasFlaw(String alias) {
        if (!printable(alias, LONGEST_ALIAS)) {
            return Optional.of(Flaw.INVALID_ALIAS);
        }
        return ReservedNames.include(alias) ? Optional.of(Flaw.RESERVED_ALIAS) : Optional.empty();
    }

    static boolean email(String email) {
        return email.length() <= LONGEST_EMAIL && EMAIL.matcher(email).matches();
    }

    static boolean goodLength(Password password) {
        int length = password.text().length();
        return length >= SHORTEST_PASSWORD && length <= LONGEST_PASSWORD;
    }

    static Optional<LocalDate> birthdate(String text, LocalDate today) {
        try {
            LocalDate date = day(text);
            return date.isAfter(today) || date.getYear() < EARLIEST_BIRTH_YEAR ? Optional.empty() : Optional.of(date);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** A day, or an instant that a date picker in Korea made of one. */
    private static LocalDate day(String text) {
        if (COMPACT_DAY.matcher(text).matches()) {
            return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        }
        return text.indexOf('T') < 0
                ? LocalDate.parse(text)
                : OffsetDateTime.parse(text).atZoneSameInstant(KOREA).toLocalDate();
    }

    static boolean contact(@Nullable String number) {
        return number == null || CONTACT.matcher(number).matches();
    }

    static boolean fits(@Nullable Address address) {
        return address == null
                || Stream.of(
                                address.firstName(),
                                address.lastName(),
                                address.fullName(),
                                address.mobile(),
                                address.phone(),
                                address.country(),
                                address.state(),
                                address.city(),
                                address.address1(),
                                address.address2(),
                                address.postcode(),
                                address.company())
                        .allMatch(part -> printable(part, LONGEST_ADDRESS_PART));
    }

    static boolean printable(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                && text.codePoints().noneMatch(Character::isISOControl);
    }

    /** One way to write each Korean syllable, so that two aliases that look the same are the same. */
    static String text(@Nullable String sent) {
        return sent == null
                ? ""
                : Normalizer.normalize(sent, Normalizer.Form.NFC).strip();
    }

    static @Nullable String orNull(@Nullable String sent) {
        String text = text(sent);
        return text.isEmpty() ? null : text;
    }
}
