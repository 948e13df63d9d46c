package com.byeolshow.identity.account;

import com.byeolshow.identity.account.AccountChanges.Owned;
import com.byeolshow.identity.account.model.AccountProblem;
import com.byeolshow.identity.account.model.EditForm;
import com.byeolshow.identity.account.model.EditRules;
import com.byeolshow.identity.account.model.EditRules.Decision;
import com.byeolshow.identity.account.model.EditedAccount;
import com.byeolshow.identity.revocation.RevocationReason;
import com.byeolshow.identity.revocation.RevokeSessions;
import com.byeolshow.platform.messaging.Outbox;
import com.byeolshow.platform.web.RandomIds;
import com.byeolshow.platform.web.SeoulTime;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Changes what owners may change about their accounts. */
@Component
public class EditAccount {

    private final Accounts accounts;
    private final AccountChanges changes;
    private final Passwords passwords;
    private final RevokeSessions revokeSessions;
    private final Outbox outbox;
    private final RandomIds ids;
    private final Clock clock;
    private final TransactionalOperator tx;

    EditAccount(
            Accounts accounts,
            AccountChanges changes,
            Passwords passwords,
            RevokeSessions revokeSessions,
            Outbox outbox,
            RandomIds ids,
            Clock clock,
            TransactionalOperator tx) {
        this.accounts = accounts;
        this.changes = changes;
        this.passwords = passwords;
        this.revokeSessions = revokeSessions;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.tx = tx;
    }

    /**
     * What an edit did.
     *
     * @param formerEmail where the owner could be reached before; null where no address was known
     * @param renamed whether the alias is another one now
     * @param loggedOut whether tokens signed before are refused, as the password is another one now
     */
    public record Edited(Account account, @Nullable String formerEmail, boolean renamed, boolean loggedOut) {}

    /**
     * Fails with an {@link AccountProblem}, or as unauthenticated when the account is gone. Passwords are checked and
     * hashed before the transaction, which then makes sure that they still are what was checked.
     *
     * @param inside joins the transaction
     */
    public Mono<Edited> run(CustomerId id, EditForm form, Function<Edited, Mono<Void>> inside) {
        return Mono.defer(() -> {
            String spare = ids.next().substring(0, SignUp.SPARE_LETTERS);
            return changes.read(id)
                    .switchIfEmpty(Mono.error(() -> new RefusedException(new RequestProblem.Unauthenticated())))
                    .flatMap(owned -> decide(owned.account(), form, spare)
                            .delayUntil(_ -> prove(owned, form))
                            .flatMap(wished -> hashed(form)
                                    .flatMap(newHash -> write(id, form, spare, owned, newHash, inside)
                                            .as(tx::transactional))
                                    .onErrorResume(
                                            DuplicateKeyException.class, _ -> nameTheTaken(id, wished.account()))));
        });
    }

    private Mono<Decision.Accepted> decide(Account account, EditForm form, String spare) {
        return switch (EditRules.decide(account, form, spare, LocalDate.now(clock.withZone(SeoulTime.ZONE)))) {
            case Decision.Accepted accepted -> Mono.just(accepted);
            case Decision.Refused(var problem) -> Mono.error(new RefusedException(problem));
        };
    }

    /** An old password that was sent must be right even where none was needed. */
    private Mono<Void> prove(Owned owned, EditForm form) {
        String hash = owned.passwordHash();
        return hash == null || form.oldPassword().text().isEmpty()
                ? Mono.empty()
                : passwords
                        .matches(form.oldPassword(), Optional.of(hash))
                        .flatMap(right -> right ? Mono.empty() : wrong());
    }

    private static <T> Mono<T> wrong() {
        return Mono.error(() -> new RefusedException(new AccountProblem.WrongPassword()));
    }

    private Mono<Optional<String>> hashed(EditForm form) {
        return form.newPassword().text().isEmpty()
                ? Mono.just(Optional.empty())
                : passwords.hash(form.newPassword()).map(Optional::of);
    }

    private Mono<Edited> write(
            CustomerId id,
            EditForm form,
            String spare,
            Owned proven,
            Optional<String> newHash,
            Function<Edited, Mono<Void>> inside) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return changes.lock(id)
                .switchIfEmpty(Mono.error(() -> new RefusedException(new RequestProblem.Unauthenticated())))
                .filter(locked -> Objects.equals(locked.passwordHash(), proven.passwordHash()))
                .switchIfEmpty(wrong())
                .flatMap(locked -> decide(locked.account(), form, spare)
                        .flatMap(accepted ->
                                changes.save(id, accepted.account(), newHash.orElse(null), accepted.credentials(), now))
                        .map(saved -> new Edited(
                                saved,
                                locked.account().email(),
                                !saved.alias().equals(locked.account().alias()),
                                newHash.isPresent())))
                .delayUntil(edited -> outbox.append(AccountMessages.state(edited.account())))
                .delayUntil(edited -> edited.loggedOut()
                        ? revokeSessions.of(id.value(), RevocationReason.PASSWORD_CHANGED)
                        : Mono.empty())
                .delayUntil(inside);
    }

    /** The unique keys said no, and took the transaction with them; which of the names it was is asked afterwards. */
    private Mono<Edited> nameTheTaken(CustomerId id, EditedAccount wished) {
        return accounts.taken(null, wished.email(), wished.alias(), id)
                .next()
                .flatMap(name -> Mono.<Edited>error(new RefusedException(new AccountProblem.Taken(name))))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("a name was taken and given back")));
    }
}
