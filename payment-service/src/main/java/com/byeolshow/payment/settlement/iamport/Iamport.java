package com.byeolshow.payment.settlement.iamport;

import com.byeolshow.payment.settlement.PaymentId;
import com.byeolshow.payment.settlement.model.PaidAmount;
import com.byeolshow.payment.settlement.model.ProviderPayment;
import com.byeolshow.platform.web.client.GuardedClients;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * The payment provider. Reads are repeated after failures by the guarded client; a cancellation never is, because its
 * answer may be lost after the money moved. A token the provider no longer takes is replaced once per call.
 */
@Component
public class Iamport {

    private final WebClient http;
    private final IamportTokens tokens;
    private final boolean includeSandbox;

    Iamport(GuardedClients clients, IamportTokens tokens, IamportSettings settings) {
        this.http = clients.client("iamport");
        this.tokens = tokens;
        this.includeSandbox = settings.includeSandbox();
    }

    /** One payment; empty if the provider does not know it. */
    public Mono<ProviderPayment> payment(PaymentId id) {
        return authorized(token -> http.get()
                .uri("/payments/{id}?include_sandbox={sandbox}", id.value(), includeSandbox)
                .headers(headers -> headers.setBearerAuth(token))
                .exchangeToMono(Iamport::paymentIn));
    }

    /**
     * The latest paid attempt of an order, or its latest attempt if none was paid; empty if there is none. An order may
     * have several: a declined card, then a virtual account.
     */
    public Mono<ProviderPayment> latestOf(String orderId) {
        return authorized(token -> http.get()
                .uri("/payments/find/{order}?sorting=-paid&include_sandbox={sandbox}", orderId, includeSandbox)
                .headers(headers -> headers.setBearerAuth(token))
                .exchangeToMono(Iamport::paymentIn));
    }

    /**
     * Gives money back, now.
     *
     * @param amount more than zero: the provider reads zero as "everything"
     * @param remaining what the provider must still hold for this to happen; otherwise it refuses and nothing moves
     * @return the payment after it; fails with {@link IamportException} if refused, or with any error if the outcome is
     *     unknown
     */
    public Mono<ProviderPayment> cancel(PaymentId id, PaidAmount amount, PaidAmount remaining, String reason) {
        if (!amount.isPositive()) {
            return Mono.error(new IllegalArgumentException("nothing to return of " + id));
        }
        var body = new Cancel(id.value(), amount.value(), remaining.value(), reason);
        return authorized(token -> http.post()
                        .uri("/payments/cancel")
                        .headers(headers -> headers.setBearerAuth(token))
                        .bodyValue(body)
                        .exchangeToMono(Iamport::paymentIn))
                .switchIfEmpty(Mono.error(() -> new IamportException("cancel: no such payment")));
    }

    private record Cancel(String imp_uid, BigDecimal amount, BigDecimal checksum, String reason) {}

    private Mono<ProviderPayment> authorized(Function<String, Mono<ProviderPayment>> call) {
        return tokens.current()
                .flatMap(token -> call.apply(token).onErrorResume(TokenRefused.class, _ -> {
                    tokens.drop(token);
                    return tokens.current().flatMap(call);
                }))
                .onErrorMap(TokenRefused.class, _ -> new IamportException("a fresh access token was refused"));
    }

    private static Mono<ProviderPayment> paymentIn(ClientResponse response) {
        int status = response.statusCode().value();
        if (status == 401) {
            return response.releaseBody().then(Mono.error(TokenRefused::new));
        }
        if (status == 404) {
            return response.releaseBody().then(Mono.empty());
        }
        return response.bodyToMono(IamportPayment.Answer.class)
                .onErrorMap(unreadable -> new IamportException("HTTP " + status + ", unreadable answer"))
                .switchIfEmpty(Mono.error(() -> new IamportException("HTTP " + status + ", empty answer")))
                .map(answer -> accepted(status, answer));
    }

    private static ProviderPayment accepted(int status, IamportPayment.Answer answer) {
        int code = Objects.requireNonNullElse(answer.code(), 0);
        var payment = answer.response();
        if (status / 100 != 2 || code != 0 || payment == null) {
            throw IamportException.refused(
                    status, code, Objects.requireNonNullElse(answer.message(), "no reason given"));
        }
        return payment.toPayment();
    }

    /** The provider answered 401 to our token. */
    private static final class TokenRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TokenRefused() {
            super("access token refused", null, false, false);
        }
    }
}
