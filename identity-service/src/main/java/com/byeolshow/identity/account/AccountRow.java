package com.byeolshow.identity.account;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads an account from a row of {@code accounts a}. */
final class AccountRow {

    static final String COLUMNS = """
            a.id, a.user_id, a.email, a.alias, a.name, a.mobile, a.phone, a.gender, a.birthdate, a.unipass_number, \
            a.refund_holder, a.refund_bank, a.refund_account, a.social, a.roles, a.password_hash, \
            a.last_logged_in_at, a.created_at, a.updated_at, a.version""";

    private AccountRow() {}

    static Account account(Readable row, List<Address> addresses) {
        Set<AccountRole> roles = Arrays.stream(required(row, "roles", String[].class))
                .map(AccountRole::ofClaim)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AccountRole.class)));
        return new Account(
                new CustomerId(text(row, "id")),
                row.get("user_id", String.class),
                row.get("email", String.class),
                text(row, "alias"),
                row.get("name", String.class),
                row.get("mobile", String.class),
                row.get("phone", String.class),
                row.get("gender", String.class),
                row.get("birthdate", LocalDate.class),
                addresses,
                row.get("unipass_number", String.class),
                refundAccount(row),
                required(row, "social", Boolean.class),
                roles,
                row.get("last_logged_in_at", Instant.class),
                required(row, "created_at", Instant.class),
                required(row, "updated_at", Instant.class),
                required(row, "version", Long.class));
    }

    /** The schema keeps the three together. */
    private static @Nullable RefundAccount refundAccount(Readable row) {
        String holder = row.get("refund_holder", String.class);
        return holder == null ? null : new RefundAccount(holder, text(row, "refund_bank"), text(row, "refund_account"));
    }

    static String text(Readable row, String column) {
        return required(row, column, String.class);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        T value = row.get(column, type);
        if (value == null) {
            throw new IllegalStateException("column " + column + " is null");
        }
        return value;
    }
}
