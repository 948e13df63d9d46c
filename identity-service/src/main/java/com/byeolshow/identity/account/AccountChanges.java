package com.byeolshow.identity.account;

import com.byeolshow.identity.account.model.EditedAccount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes what becomes of accounts after they were opened. All of it in the caller's transaction. */
@Component
class AccountChanges {

    private final DatabaseClient database;
    private final Addresses addresses;

    AccountChanges(DatabaseClient database, Addresses addresses) {
        this.database = database;
        this.addresses = addresses;
    }

    /**
     * An account and what proves its owner, as of now.
     *
     * @param passwordHash null for a social account
     */
    record Owned(Account account, @Nullable String passwordHash) {
        @Override
        public String toString() {
            return "Owned[" + account + "]";
        }
    }

    /** Empty when there is no such account. */
    Mono<Owned> read(CustomerId id) {
        return owned(id, "");
    }

    /** As {@link #read}, and nobody else changes it until the transaction ends. */
    Mono<Owned> lock(CustomerId id) {
        return owned(id, " FOR UPDATE");
    }

    private Mono<Owned> owned(CustomerId id, String how) {
        return database.sql("SELECT " + AccountRow.COLUMNS + " FROM accounts a WHERE a.id = :id" + how)
                .bind("id", id.value())
                .map(row -> new Owned(AccountRow.account(row, List.of()), row.get("password_hash", String.class)))
                .one();
    }

    /**
     * Writes an edit; fails with {@link org.springframework.dao.DuplicateKeyException} when a name is taken.
     *
     * @param newHash null keeps the password
     * @param credentials whether e-mail address or password changed
     */
    Mono<Account> save(
            CustomerId id, EditedAccount edited, @Nullable String newHash, boolean credentials, Instant now) {
        RefundAccount refunds = edited.refundAccount();
        var update = database.sql("""
                        UPDATE accounts a
                           SET email = :email, alias = :alias, name = :name, mobile = :mobile, phone = :phone,
                               gender = :gender, birthdate = :birthdate, unipass_number = :unipass,
                               refund_holder = :holder, refund_bank = :bank, refund_account = :number,
                               password_hash = coalesce(:hash, a.password_hash),
                               credentials_changed_at =
                                   CASE WHEN :credentials THEN :now::timestamptz ELSE a.credentials_changed_at END,
                               updated_at = :now, version = a.version + 1
                         WHERE a.id = :id
                        RETURNING\s""" + AccountRow.COLUMNS)
                .bind("alias", edited.alias())
                .bind("credentials", credentials)
                .bind("now", now)
                .bind("id", id.value());
        update = Accounts.bind(update, "email", edited.email(), String.class);
        update = Accounts.bind(update, "name", edited.name(), String.class);
        update = Accounts.bind(update, "mobile", edited.mobile(), String.class);
        update = Accounts.bind(update, "phone", edited.phone(), String.class);
        update = Accounts.bind(update, "gender", edited.gender(), String.class);
        update = Accounts.bind(update, "birthdate", edited.birthdate(), LocalDate.class);
        update = Accounts.bind(update, "unipass", edited.unipassNumber(), String.class);
        update = Accounts.bind(update, "holder", refunds == null ? null : refunds.holder(), String.class);
        update = Accounts.bind(update, "bank", refunds == null ? null : refunds.bank(), String.class);
        update = Accounts.bind(update, "number", refunds == null ? null : refunds.number(), String.class);
        update = Accounts.bind(update, "hash", newHash, String.class);
        Address primary = edited.primary();
        return update.map(row -> AccountRow.account(row, List.of()))
                .one()
                .delayUntil(_ -> primary == null ? Mono.empty() : addresses.replacePrimary(id, primary))
                .delayUntil(_ -> edited.secondaries().isEmpty()
                        ? Mono.empty()
                        : addresses.replaceSecondaries(id, edited.secondaries()));
    }

    /**
     * Gives an account another password unless its e-mail address or password changed after {@code asOf}.
     *
     * @return empty when nothing was written
     */
    Mono<CustomerId> resetPassword(CustomerId id, String newHash, Instant asOf, Instant now) {
        return database.sql("""
                        UPDATE accounts
                           SET password_hash = :hash, credentials_changed_at = :now, updated_at = :now
                         WHERE id = :id AND NOT social
                           AND (credentials_changed_at IS NULL OR credentials_changed_at <= :asOf)
                        RETURNING id
                        """)
                .bind("hash", newHash)
                .bind("id", id.value())
                .bind("asOf", asOf)
                .bind("now", now)
                .mapValue(String.class)
                .one()
                .map(CustomerId::new);
    }

    /** Deletes an account and everything that hangs on it; its names are free at once. */
    Mono<Void> erase(CustomerId id) {
        return database.sql("DELETE FROM accounts WHERE id = :id")
                .bind("id", id.value())
                .then();
    }
}
