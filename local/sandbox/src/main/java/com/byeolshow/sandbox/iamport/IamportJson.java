package com.byeolshow.sandbox.iamport;

import com.byeolshow.sandbox.iamport.model.Payment;
import com.byeolshow.sandbox.iamport.model.Payment.Cancellation;
import com.byeolshow.sandbox.iamport.model.Payment.Deposit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The wire shapes: nulls are written, absent times are 0. */
final class IamportJson {
    private static final String PG = "html5_inicis";

    private IamportJson() {}

    static Map<String, Object> envelope(int code, @Nullable String message, @Nullable Object response) {
        var json = new LinkedHashMap<String, Object>();
        json.put("code", code);
        json.put("message", message);
        json.put("response", response);
        return json;
    }

    static Map<String, Object> payment(Payment payment) {
        var purchase = payment.purchase();
        var tid = tid(payment);
        var json = new LinkedHashMap<String, Object>();
        json.put("imp_uid", payment.impUid());
        json.put("merchant_uid", payment.merchantUid());
        json.put("pay_method", payment.payMethod());
        json.put("channel", purchase.channel());
        json.put("pg_provider", PG);
        json.put("emb_pg_provider", null);
        json.put("pg_tid", tid);
        json.put("pg_id", "INIpayTest");
        json.put("sandbox", payment.sandbox());
        json.put("escrow", false);
        card(json, payment);
        json.put("bank_code", payment.payMethod().equals("trans") ? "004" : null);
        json.put("bank_name", payment.payMethod().equals("trans") ? "KB국민은행" : null);
        account(json, payment);
        json.put("name", purchase.name());
        json.put("amount", number(payment.amount()));
        json.put("cancel_amount", number(payment.cancelled()));
        json.put("currency", payment.currency());
        json.put("promotion", null);
        json.put("buyer_name", purchase.buyerName());
        json.put("buyer_email", purchase.buyerEmail());
        json.put("buyer_tel", purchase.buyerTel());
        json.put("buyer_addr", purchase.buyerAddress());
        json.put("buyer_postcode", purchase.buyerPostcode());
        json.put("custom_data", purchase.customData());
        json.put("user_agent", "byeolshow-sandbox");
        json.put("status", payment.status().word());
        json.put("started_at", seconds(payment.times().started()));
        json.put("paid_at", seconds(payment.times().paid()));
        json.put("failed_at", seconds(payment.times().failed()));
        json.put("cancelled_at", seconds(payment.times().cancelled()));
        json.put("fail_reason", payment.failReason());
        json.put("cancel_reason", payment.cancelReason());
        json.put("receipt_url", payment.times().paid() == null ? null : "https://receipt.example/" + tid);
        json.put(
                "cancel_history",
                payment.cancellations().stream()
                        .map(cancelled -> cancellation(cancelled, tid))
                        .toList());
        json.put(
                "deposit_history",
                payment.deposits().stream()
                        .map(deposit -> deposit(deposit, tid))
                        .toList());
        json.put(
                "cancel_receipt_urls",
                payment.cancellations().stream()
                        .map(cancelled -> "https://receipt.example/" + cancelled.id())
                        .toList());
        json.put("cash_receipt_issued", false);
        json.put("customer_uid", null);
        json.put("customer_uid_usage", null);
        return json;
    }

    private static void card(Map<String, Object> json, Payment payment) {
        var card = payment.payMethod().equals("card");
        json.put("apply_num", card && payment.times().paid() != null ? "30000000" : null);
        json.put("card_code", card ? "366" : null);
        json.put("card_name", card ? "신한카드" : null);
        json.put("card_number", card ? "542879******0294" : null);
        json.put("card_quota", 0);
        json.put("card_type", card ? 0 : null);
        json.put("card_issuer_code", card ? "366" : null);
        json.put("card_issuer_name", card ? "신한카드" : null);
        json.put("card_publisher_code", card ? "366" : null);
        json.put("card_publisher_name", card ? "신한카드" : null);
    }

    private static void account(Map<String, Object> json, Payment payment) {
        var account = payment.account();
        json.put("vbank_code", account == null ? null : account.bankCode());
        json.put("vbank_name", account == null ? null : account.bankName());
        json.put("vbank_num", account == null ? null : account.number());
        json.put("vbank_holder", account == null ? null : account.holder());
        json.put("vbank_date", seconds(account == null ? null : account.due()));
        json.put("vbank_issued_at", seconds(account == null ? null : account.issuedAt()));
    }

    private static Map<String, Object> cancellation(Cancellation cancelled, String tid) {
        var json = new LinkedHashMap<String, Object>();
        json.put("pg_tid", tid);
        json.put("amount", number(cancelled.amount()));
        json.put("cancelled_at", seconds(cancelled.at()));
        json.put("reason", cancelled.reason());
        json.put("cancellation_id", cancelled.id());
        json.put("receipt_url", "https://receipt.example/" + cancelled.id());
        return json;
    }

    private static Map<String, Object> deposit(Deposit deposit, String tid) {
        return Map.of(
                "pg_tid", tid,
                "amount", number(deposit.amount()),
                "depositor_name", deposit.depositor(),
                "deposited_at", seconds(deposit.at()));
    }

    private static String tid(Payment payment) {
        return "T" + payment.impUid().substring("imp_".length());
    }

    static long seconds(@Nullable Instant at) {
        return at == null ? 0 : at.getEpochSecond();
    }

    /** Whole amounts are written without a fraction. */
    static Number number(BigDecimal amount) {
        var plain = amount.stripTrailingZeros();
        return plain.scale() <= 0 ? plain.longValue() : plain;
    }
}
