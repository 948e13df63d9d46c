package com.byeolshow.payment.settlement.iamport;

import com.byeolshow.payment.settlement.PaymentId;
import com.byeolshow.payment.settlement.VirtualAccount;
import com.byeolshow.payment.settlement.model.PaidAmount;
import com.byeolshow.payment.settlement.model.ProviderPayment;
import com.byeolshow.payment.settlement.model.ProviderPayment.Cancellation;
import com.byeolshow.payment.settlement.model.ProviderPayment.Deposit;
import com.byeolshow.payment.settlement.model.ProviderPayment.Status;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The provider's payment object, without the many fields we have no use for; the customer's name, address and phone in
 * particular never enter this process's memory as values, and of the card no more than its end. Absent and null mean the
 * same.
 */
record IamportPayment(
        @JsonProperty("imp_uid") @Nullable String id,
        @JsonProperty("merchant_uid") @Nullable String orderId,
        @JsonProperty("status") @Nullable String status,
        @JsonProperty("amount") @Nullable BigDecimal amount,
        @JsonProperty("cancel_amount") @Nullable BigDecimal cancelled,
        @JsonProperty("currency") @Nullable String currency,
        @JsonProperty("pay_method") @Nullable String method,
        @JsonProperty("card_number") @Nullable CardEnd card,
        @JsonProperty("paid_at") @Nullable Long paidAt,
        @JsonProperty("vbank_name") @Nullable String bankName,
        @JsonProperty("vbank_num") @Nullable String accountNumber,
        @JsonProperty("vbank_date") @Nullable Long accountUntil,
        @JsonProperty("cancel_history") @Nullable List<Entry> history,
        @JsonProperty("deposit_history") @Nullable List<Arrived> arrivals) {

    /** The last four digits of whatever the provider shows of a card number; null where it hides those as well. */
    record CardEnd(@Nullable String digits) {

        private static final int SHOWN = 4;

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static CardEnd of(@Nullable String number) {
            String bare = number == null ? "" : number.replaceAll("[ -]", "");
            String end = bare.length() > SHOWN ? bare.substring(bare.length() - SHOWN) : "";
            return new CardEnd(end.matches("[0-9]{4}") ? end : null);
        }
    }

    record Arrived(
            @JsonProperty("amount") @Nullable BigDecimal amount,
            @JsonProperty("deposited_at") @Nullable Long at) {}

    record Entry(
            @JsonProperty("cancellation_id") @Nullable String id,
            @JsonProperty("amount") @Nullable BigDecimal amount,
            @JsonProperty("reason") @Nullable String reason,
            @JsonProperty("cancelled_at") @Nullable Long at) {}

    /** @throws IamportException if a field without which nothing can be decided is missing */
    ProviderPayment toPayment() {
        var paymentId = PaymentId.parse(id).orElseThrow(() -> new IamportException("payment without usable id"));
        if (amount == null || currency == null) {
            throw new IamportException("payment without amount or currency");
        }
        return new ProviderPayment(
                paymentId,
                Objects.requireNonNullElse(orderId, ""),
                statusOf(status),
                new PaidAmount(amount, currency),
                new PaidAmount(Objects.requireNonNullElse(cancelled, BigDecimal.ZERO), currency),
                Objects.requireNonNullElse(method, ""),
                card == null ? null : card.digits(),
                instant(paidAt),
                account(),
                cancellations(currency),
                deposits(currency));
    }

    private static Status statusOf(@Nullable String word) {
        return switch (word) {
            case "ready" -> Status.READY;
            case "paid" -> Status.PAID;
            case "failed" -> Status.FAILED;
            case "cancelled" -> Status.CANCELLED;
            case null, default -> Status.UNKNOWN;
        };
    }

    private @Nullable VirtualAccount account() {
        var until = instant(accountUntil);
        return accountNumber == null || accountNumber.isBlank() || until == null
                ? null
                : new VirtualAccount(Objects.requireNonNullElse(bankName, ""), accountNumber, until);
    }

    private List<Cancellation> cancellations(String of) {
        return history == null
                ? List.of()
                : history.stream()
                        .map(entry -> new Cancellation(
                                entry.id(),
                                new PaidAmount(Objects.requireNonNullElse(entry.amount(), BigDecimal.ZERO), of),
                                Objects.requireNonNullElse(entry.reason(), ""),
                                instant(entry.at())))
                        .toList();
    }

    private List<Deposit> deposits(String of) {
        return arrivals == null
                ? List.of()
                : arrivals.stream()
                        .map(arrived -> new Deposit(
                                new PaidAmount(Objects.requireNonNullElse(arrived.amount(), BigDecimal.ZERO), of),
                                instant(arrived.at())))
                        .toList();
    }

    /** Zero stands for "not applicable". */
    private static @Nullable Instant instant(@Nullable Long seconds) {
        return seconds == null || seconds <= 0 ? null : Instant.ofEpochSecond(seconds);
    }

    @Override
    public String toString() {
        return "IamportPayment[id=%s, status=%s]".formatted(id, status);
    }
}
