package com.byeolshow.payment.settlement.iamport;

import com.byeolshow.payment.settlement.iamport.IamportCalls.Answer;
import com.byeolshow.payment.settlement.model.PaidAmount;
import com.byeolshow.platform.web.client.GuardedClients;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The amounts that the provider's payment window insists on. Calls go through a client of their own: whatever becomes of
 * them, their failures neither open the breaker nor fill the bulkhead that verifications go through.
 */
@Component
public class IamportPreparations {

    private static final ParameterizedTypeReference<Answer<Prepared>> PREPARED =
            IamportCalls.answerOf(ResolvableType.forClass(Prepared.class));

    private final IamportCalls calls;

    IamportPreparations(GuardedClients clients, IamportTokens tokens) {
        this.calls = new IamportCalls(clients.client("iamport-preparations"), tokens);
    }

    /** Registers an order's amount; fails with a {@linkplain IamportException#isJudged() judged} one if it is known. */
    public Mono<Void> register(String orderId, PaidAmount amount) {
        return calls.response(PREPARED, http -> http.post()
                        .uri("/payments/prepare")
                        .bodyValue(new Prepared(orderId, amount.value(), amount.currency())))
                .switchIfEmpty(Mono.error(() -> new IamportException("prepare: not found")))
                .then();
    }

    /** Replaces the amount of a registered order. */
    public Mono<Void> change(String orderId, PaidAmount amount) {
        return calls.response(PREPARED, http -> http.put()
                        .uri("/payments/prepare")
                        .bodyValue(new Prepared(orderId, amount.value(), amount.currency())))
                .switchIfEmpty(Mono.error(() -> new IamportException("prepare: not registered")))
                .then();
    }

    /** What an order is registered with; empty if it is not. */
    public Mono<PaidAmount> registered(String orderId) {
        return calls.response(PREPARED, http -> http.get().uri("/payments/prepare/{order}", orderId))
                .map(found -> new PaidAmount(
                        Objects.requireNonNullElse(found.amount(), BigDecimal.ZERO),
                        Objects.requireNonNullElse(found.currency(), PaidAmount.KRW)));
    }

    private record Prepared(
            @JsonProperty("merchant_uid") @Nullable String orderId,
            @JsonProperty("amount") @Nullable BigDecimal amount,
            @JsonProperty("currency") @Nullable String currency) {}
}
