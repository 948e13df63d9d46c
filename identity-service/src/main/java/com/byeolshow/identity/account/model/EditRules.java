package com.byeolshow.identity.account.model;

import com.byeolshow.identity.account.Account;
import com.byeolshow.identity.account.Address;
import com.byeolshow.identity.account.RefundAccount;
import com.byeolshow.identity.account.model.AccountProblem.Flaw;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What owners may change about their accounts. Whoever has a password of ours proves with it that a new e-mail address or
 * password is their wish; who logs in at a provider can change neither.
 */
public final class EditRules {

    private static final Pattern UNIPASS = Pattern.compile("P[0-9]{12}");
    private static final Pattern BANK = Pattern.compile("[0-9]{3}");
    private static final Pattern BANK_ACCOUNT = Pattern.compile("[0-9-]{5,30}");

    /** Far more than anybody sends things to. */
    private static final int MOST_SECONDARIES = 20;

    private static final String HOME = "KR";

    private EditRules() {}

    /** Either what the account becomes or the first thing that is wrong. */
    public sealed interface Decision {
        /**
         * @param credentials whether e-mail address or password change, so that the old password had to be there
         */
        record Accepted(EditedAccount account, boolean credentials) implements Decision {}

        record Refused(AccountProblem problem) implements Decision {}
    }

    /**
     * Decides on an edit. That the old password is the right one is for others to say.
     *
     * @param spare random letters for an alias, used only when the owner gives theirs up
     * @param today in Korea
     */
    public static Decision decide(Account current, EditForm form, String spare, LocalDate today) {
        boolean credentials = changesEmail(current, form) || changesPassword(form);
        if (credentials && current.social()) {
            return new Decision.Refused(new AccountProblem.SocialAccount());
        }
        if (credentials && form.oldPassword().text().isEmpty()) {
            return new Decision.Refused(new AccountProblem.PasswordRequired());
        }
        EditedAccount edited = new EditedAccount(
                SignUpRules.text(form.email()).isEmpty() ? current.email() : SignUpRules.text(form.email()),
                alias(current, form, spare),
                changed(form.name(), current.name()),
                changed(form.mobile(), current.mobile()),
                changed(form.phone(), current.phone()),
                changed(form.gender(), current.gender()),
                form.birthdate() == null
                        ? current.birthdate()
                        : SignUpRules.birthdate(SignUpRules.text(form.birthdate()), today)
                                .orElse(null),
                unipass(form, current),
                refundAccount(form.refund(), current.refundAccount()),
                storable(form.primary()),
                form.secondaries().stream().map(EditRules::athome).toList());
        return flaw(edited, form)
                .<Decision>map(flaw -> new Decision.Refused(new AccountProblem.Invalid(flaw)))
                .orElseGet(() -> new Decision.Accepted(edited, credentials));
    }

    /** Another spelling of the same address is a change too: mail goes to what is written. */
    private static boolean changesEmail(Account current, EditForm form) {
        String wished = SignUpRules.text(form.email());
        return !wished.isEmpty() && !wished.equals(current.email());
    }

    private static boolean changesPassword(EditForm form) {
        return !form.newPassword().text().isEmpty();
    }

    private static String alias(Account current, EditForm form, String spare) {
        if (form.alias() == null) {
            return current.alias();
        }
        String wished = SignUpRules.text(form.alias());
        return wished.isEmpty() ? SignUpRules.SPARE_ALIAS + spare : wished;
    }

    private static @Nullable String changed(@Nullable String sent, @Nullable String current) {
        return sent == null ? current : SignUpRules.orNull(sent);
    }

    private static @Nullable String unipass(EditForm form, Account current) {
        String number = changed(form.unipassNumber(), current.unipassNumber());
        return number == null ? null : number.toUpperCase(Locale.ROOT);
    }

    /** With empty parts where parts are missing, which {@link #flaw} refuses; null when all are. */
    private static @Nullable RefundAccount refundAccount(EditForm.Refund form, @Nullable RefundAccount current) {
        String holder = part(form.holder(), current == null ? "" : current.holder());
        String bank = part(form.bank(), current == null ? "" : current.bank());
        String number = part(form.number(), current == null ? "" : current.number());
        return Stream.of(holder, bank, number).allMatch(String::isEmpty)
                ? null
                : new RefundAccount(holder, bank, number);
    }

    private static String part(@Nullable String sent, String current) {
        return sent == null ? current : SignUpRules.text(sent);
    }

    private static @Nullable Address storable(@Nullable Address primary) {
        return primary == null || primary.postcode().isBlank() ? null : athome(primary);
    }

    private static Address athome(Address address) {
        return address.country().isEmpty() ? address.in(HOME) : address;
    }

    private static Optional<Flaw> flaw(EditedAccount edited, EditForm form) {
        if (changesPassword(form) && !SignUpRules.goodLength(form.newPassword())) {
            return Optional.of(Flaw.INVALID_PASSWORD);
        }
        if (edited.email() != null && !SignUpRules.email(edited.email())) {
            return Optional.of(Flaw.INVALID_EMAIL);
        }
        if (!SignUpRules.printable(SignUpRules.text(edited.name()), SignUpRules.LONGEST_NAME)) {
            return Optional.of(Flaw.INVALID_NAME);
        }
        Optional<Flaw> alias = SignUpRules.aliasFlaw(edited.alias());
        if (alias.isPresent()) {
            return alias;
        }
        boolean cleared = SignUpRules.text(form.birthdate()).isEmpty();
        if (form.birthdate() != null && !cleared && edited.birthdate() == null) {
            return Optional.of(Flaw.INVALID_BIRTHDATE);
        }
        if (!SignUpRules.contact(edited.mobile()) || !SignUpRules.contact(edited.phone())) {
            return Optional.of(Flaw.INVALID_CONTACT);
        }
        if (!SignUpRules.printable(SignUpRules.text(edited.gender()), SignUpRules.LONGEST_GENDER)) {
            return Optional.of(Flaw.INVALID_GENDER);
        }
        if (edited.unipassNumber() != null
                && !UNIPASS.matcher(edited.unipassNumber()).matches()) {
            return Optional.of(Flaw.INVALID_UNIPASS_NUMBER);
        }
        if (!whole(edited.refundAccount())) {
            return Optional.of(Flaw.INVALID_REFUND_ACCOUNT);
        }
        return fit(edited.primary(), edited.secondaries()) ? Optional.empty() : Optional.of(Flaw.INVALID_ADDRESS);
    }

    private static boolean whole(@Nullable RefundAccount account) {
        return account == null
                || (!account.holder().isEmpty()
                        && SignUpRules.printable(account.holder(), SignUpRules.LONGEST_NAME)
                        && BANK.matcher(account.bank()).matches()
                        && BANK_ACCOUNT.matcher(account.number()).matches());
    }

    private static boolean fit(@Nullable Address primary, List<Address> secondaries) {
        return secondaries.size() <= MOST_SECONDARIES
                && SignUpRules.fits(primary)
                && secondaries.stream().allMatch(SignUpRules::fits);
    }
}
