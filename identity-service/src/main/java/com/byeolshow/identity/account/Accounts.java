package com.byeolshow.identity.account;

import com.byeolshow.identity.account.model.AccountProblem;
import com.byeolshow.identity.account.model.NewAccount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where accounts are kept. */
@Component
class Accounts {

    private final DatabaseClient database;
    private final Addresses addresses;

    Accounts(DatabaseClient database, Addresses addresses) {
        this.database = database;
        this.addresses = addresses;
    }

    /** An account together with what proves its owner. */
    record Credentials(Account account, String passwordHash) {
        @Override
        public String toString() {
            return "Credentials[" + account + "]";
        }
    }

    /**
     * Adds an account, in the caller's transaction.
     *
     * @return empty when another account has one of its names; nothing is written then
     */
    Mono<Account> add(CustomerId id, NewAccount account, String passwordHash, Set<AccountRole> roles, Instant now) {
        var insert = database.sql("""
                        INSERT INTO accounts AS a (id, user_id, email, alias, name, mobile, phone, gender, birthdate,
                                                   roles, password_hash, created_at, updated_at, version)
                        VALUES (:id, :userId, :email, :alias, :name, :mobile, :phone, :gender, :birthdate,
                                :roles, :passwordHash, :now, :now, 1)
                        ON CONFLICT DO NOTHING
                        RETURNING\s""" + AccountRow.COLUMNS)
                .bind("id", id.value())
                .bind("userId", account.userId())
                .bind("email", account.email())
                .bind("alias", account.alias())
                .bind("name", account.name())
                .bind("roles", claims(roles))
                .bind("passwordHash", passwordHash)
                .bind("now", now);
        insert = bind(insert, "mobile", account.mobile(), String.class);
        insert = bind(insert, "phone", account.phone(), String.class);
        insert = bind(insert, "gender", account.gender(), String.class);
        insert = bind(insert, "birthdate", account.birthdate(), LocalDate.class);
        Address primary = account.address();
        return insert.map(row -> AccountRow.account(row, primary == null ? List.of() : List.of(primary)))
                .one()
                .delayUntil(_ -> primary == null ? Mono.empty() : addresses.add(id, 0, primary));
    }

    /**
     * Adds the account of somebody a provider vouches for, in the caller's transaction.
     *
     * @return empty when the alias is taken; nothing is written then
     */
    Mono<Account> addSocial(CustomerId id, SocialProfile person, String alias, Instant now) {
        var insert = database.sql("""
                        INSERT INTO accounts AS a (id, social, email, alias, name, mobile, roles,
                                                   created_at, updated_at, version)
                        VALUES (:id, true, :email, :alias, :name, :mobile, :roles, :now, :now, 1)
                        ON CONFLICT DO NOTHING
                        RETURNING\s""" + AccountRow.COLUMNS)
                .bind("id", id.value())
                .bind("alias", alias)
                .bind("roles", claims(Set.of(AccountRole.CUSTOMER)))
                .bind("now", now);
        insert = bind(insert, "email", person.email(), String.class);
        insert = bind(insert, "name", person.name(), String.class);
        insert = bind(insert, "mobile", person.mobile(), String.class);
        return insert.map(row -> AccountRow.account(row, List.of())).one();
    }

    /** Which names of a wished account others have; the order of the enum. */
    Flux<AccountProblem.Name> taken(NewAccount wished) {
        return taken(wished.userId(), wished.email(), wished.alias(), null);
    }

    /**
     * Which of these names others have; the order of the enum. A null name is not asked for.
     *
     * @param self whose own names count as free
     */
    Flux<AccountProblem.Name> taken(
            @Nullable String userId, @Nullable String email, @Nullable String alias, @Nullable CustomerId self) {
        var query = database.sql("""
                        SELECT coalesce(bool_or(lower(user_id) = lower(:userId)), false)            AS user_id,
                               coalesce(bool_or(lower(email) = lower(:email) AND NOT social), false) AS email,
                               coalesce(bool_or(lower(alias) = lower(:alias)), false)               AS alias
                          FROM accounts
                         WHERE (lower(user_id) = lower(:userId)
                                OR (lower(email) = lower(:email) AND NOT social)
                                OR lower(alias) = lower(:alias))
                           AND id IS DISTINCT FROM :self
                        """);
        query = bind(query, "userId", userId, String.class);
        query = bind(query, "email", email, String.class);
        query = bind(query, "alias", alias, String.class);
        query = bind(query, "self", self == null ? null : self.value(), String.class);
        return query.map(row -> Arrays.stream(AccountProblem.Name.values())
                        .filter(name -> Boolean.TRUE.equals(row.get(name.ordinal(), Boolean.class)))
                        .toList())
                .one()
                .flatMapIterable(names -> names);
    }

    /** Finds who logs in under a user id, whatever its case. */
    Mono<Credentials> credentials(String userId) {
        return database.sql("SELECT " + AccountRow.COLUMNS + " FROM accounts a WHERE lower(a.user_id) = lower(:userId)")
                .bind("userId", userId)
                .map(row -> new Credentials(AccountRow.account(row, List.of()), AccountRow.text(row, "password_hash")))
                .one();
    }

    Mono<Account> byId(CustomerId id) {
        return addresses.of(id).collectList().flatMap(found -> database.sql(
                        "SELECT " + AccountRow.COLUMNS + " FROM accounts a WHERE a.id = :id")
                .bind("id", id.value())
                .map(row -> AccountRow.account(row, found))
                .one());
    }

    /** The native account with that e-mail address, else a social one; without addresses. */
    Mono<Account> byEmail(String email) {
        return database.sql("SELECT " + AccountRow.COLUMNS
                        + " FROM accounts a WHERE lower(a.email) = lower(:email) AND NOT a.social UNION ALL (SELECT "
                        + AccountRow.COLUMNS
                        + " FROM accounts a WHERE lower(a.email) = lower(:email) AND a.social LIMIT 1)")
                .bind("email", email)
                .map(row -> AccountRow.account(row, List.of()))
                .all()
                .next();
    }

    /** Accounts without their addresses; a null argument does not narrow. */
    Flux<Account> lookUp(@Nullable String userId, @Nullable String email) {
        var query = database.sql("SELECT " + AccountRow.COLUMNS + """
                 FROM accounts a
                WHERE (:userId::text IS NULL OR lower(a.user_id) = lower(:userId))
                  AND (:email::text IS NULL OR lower(a.email) = lower(:email))
                ORDER BY a.id
                """);
        query = bind(query, "userId", userId, String.class);
        query = bind(query, "email", email, String.class);
        return query.map(row -> AccountRow.account(row, List.of())).all();
    }

    /** Id and alias of each account that exists among the given ones. */
    Flux<NamedAccount> named(Collection<CustomerId> ids) {
        return database.sql("SELECT a.id, a.alias FROM accounts a WHERE a.id = ANY(:ids)")
                .bind("ids", ids.stream().map(CustomerId::value).toArray(String[]::new))
                .map(row -> new NamedAccount(new CustomerId(AccountRow.text(row, "id")), AccountRow.text(row, "alias")))
                .all();
    }

    record NamedAccount(CustomerId id, String alias) {}

    Mono<Void> loggedIn(CustomerId id, Instant now) {
        return database.sql("UPDATE accounts SET last_logged_in_at = :now WHERE id = :id")
                .bind("now", now)
                .bind("id", id.value())
                .then();
    }

    /** Another hash of the same password; nothing happens when the password was changed meanwhile. */
    Mono<Void> rehashed(CustomerId id, String before, String now) {
        return database.sql("UPDATE accounts SET password_hash = :now WHERE id = :id AND password_hash = :before")
                .bind("now", now)
                .bind("id", id.value())
                .bind("before", before)
                .then();
    }

    /** Adds a role; empty when the account has it already or does not exist. */
    Mono<Account> grant(CustomerId id, AccountRole role, Instant now) {
        return database.sql("""
                        UPDATE accounts a
                           SET roles = a.roles || :role, version = a.version + 1, updated_at = :now
                         WHERE a.id = :id AND NOT (:role = ANY (a.roles))
                        RETURNING\s""" + AccountRow.COLUMNS)
                .bind("role", role.claim())
                .bind("id", id.value())
                .bind("now", now)
                .map(row -> AccountRow.account(row, List.of()))
                .one();
    }

    /** Takes a role away; empty when the account does not have it or does not exist. */
    Mono<Account> revoke(CustomerId id, AccountRole role, Instant now) {
        return database.sql("""
                        UPDATE accounts a
                           SET roles = array_remove(a.roles, :role), version = a.version + 1, updated_at = :now
                         WHERE a.id = :id AND :role = ANY (a.roles)
                        RETURNING\s""" + AccountRow.COLUMNS)
                .bind("role", role.claim())
                .bind("id", id.value())
                .bind("now", now)
                .map(row -> AccountRow.account(row, List.of()))
                .one();
    }

    static <T> GenericExecuteSpec bind(GenericExecuteSpec statement, String name, @Nullable T value, Class<T> type) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }

    private static String[] claims(Set<AccountRole> roles) {
        return roles.stream().map(AccountRole::claim).toArray(String[]::new);
    }
}
