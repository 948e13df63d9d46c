package com.byeolshow.payment.settlement.iamport;

import com.byeolshow.payment.settlement.PaymentId;
import com.byeolshow.payment.settlement.iamport.IamportCalls.Answer;
import com.byeolshow.payment.settlement.model.Payee;
import com.byeolshow.payment.settlement.model.ProviderPayment;
import com.byeolshow.payment.settlement.model.ReturnStep.Ask;
import com.byeolshow.platform.web.client.GuardedClients;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The payment provider. Reads are repeated after failures by the guarded client; a cancellation never is, because its
 * answer may be lost after the money moved. A token the provider no longer takes is replaced once per call.
 */
@Component
public class Iamport {

    /** The most payments one call may name. */
    public static final int MOST_AT_ONCE = 100;

    /** Small enough for a page of payments to stay within what a client reads into memory. */
    private static final int PAGE = 50;

    private static final int MOST_PAGES = 20;

    private static final ParameterizedTypeReference<Answer<IamportPayment>> ONE =
            IamportCalls.answerOf(ResolvableType.forClass(IamportPayment.class));
    private static final ParameterizedTypeReference<Answer<List<IamportPayment>>> MANY =
            IamportCalls.answerOf(ResolvableType.forClassWithGenerics(List.class, IamportPayment.class));
    private static final ParameterizedTypeReference<Answer<Listed>> LISTED =
            IamportCalls.answerOf(ResolvableType.forClass(Listed.class));

    private final IamportCalls calls;
    private final boolean includeSandbox;

    Iamport(GuardedClients clients, IamportTokens tokens, IamportSettings settings) {
        this.calls = new IamportCalls(clients.client("iamport"), tokens);
        this.includeSandbox = settings.includeSandbox();
    }

    /** One payment; empty if the provider does not know it. */
    public Mono<ProviderPayment> payment(PaymentId id) {
        return calls.response(ONE, http -> http.get()
                        .uri("/payments/{id}?include_sandbox={sandbox}", id.value(), includeSandbox))
                .map(IamportPayment::toPayment);
    }

    /**
     * The latest paid attempt of an order, or its latest attempt if none was paid; empty if there is none. An order may
     * have several: a declined card, then a virtual account.
     */
    public Mono<ProviderPayment> latestOf(String orderId) {
        return calls.response(ONE, http -> http.get()
                        .uri("/payments/find/{order}?sorting=-paid&include_sandbox={sandbox}", orderId, includeSandbox))
                .map(IamportPayment::toPayment);
    }

    /** Every attempt of an order, the newest first; empty if there is none. */
    public Flux<ProviderPayment> allOf(String orderId) {
        return page(orderId, 1)
                .expand(listed ->
                        listed.next() > 1 && listed.next() <= MOST_PAGES ? page(orderId, listed.next()) : Mono.empty())
                .concatMapIterable(Listed::list)
                .map(IamportPayment::toPayment);
    }

    private Mono<Listed> page(String orderId, int page) {
        return calls.response(LISTED, http -> http.get()
                .uri(
                        "/payments/findAll/{order}?sorting=-started&page={page}&limit={limit}&include_sandbox={sandbox}",
                        orderId,
                        page,
                        PAGE,
                        includeSandbox));
    }

    /**
     * Those of the payments that the provider knows, in any order.
     *
     * @param ids 1 to {@value #MOST_AT_ONCE}
     */
    public Flux<ProviderPayment> many(List<PaymentId> ids) {
        if (ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
            return Flux.error(new IllegalArgumentException("from 1 to " + MOST_AT_ONCE + " payments at once"));
        }
        return calls.response(MANY, http -> http.get().uri(to -> named(to, ids)))
                .flatMapIterable(found -> found)
                .map(IamportPayment::toPayment);
    }

    private URI named(UriBuilder to, List<PaymentId> ids) {
        to.path("/payments").queryParam("include_sandbox", includeSandbox);
        ids.forEach(id -> to.queryParam("imp_uid[]", id.value()));
        return to.build();
    }

    /**
     * Gives money back, now. The provider compares what it holds with what the step says it holds and moves nothing if
     * they differ.
     *
     * @return the payment after it; fails with {@link IamportException} if refused, or with any error if the outcome is
     *     unknown
     */
    public Mono<ProviderPayment> cancel(PaymentId id, Ask ask) {
        if (!ask.amount().isPositive()) {
            return Mono.error(new IllegalArgumentException("nothing to return of " + id));
        }
        var body = Cancel.of(id, ask);
        return calls.response(ONE, http -> http.post().uri("/payments/cancel").bodyValue(body))
                .switchIfEmpty(Mono.error(() -> new IamportException("cancel: no such payment")))
                .map(IamportPayment::toPayment);
    }

    /**
     * Closes a virtual account, so that no deposit can arrive any more.
     *
     * @return the payment after it, empty if the provider does not know it; fails with an {@link IamportException} that
     *     {@linkplain IamportException#isFinal() is final} if the account no longer waits for a deposit
     */
    public Mono<ProviderPayment> voidAccount(PaymentId id) {
        return calls.response(ONE, http -> http.delete().uri("/vbanks/{id}", id.value()))
                .map(IamportPayment::toPayment);
    }

    private record Listed(
            @JsonProperty("next") @Nullable Integer nextPage,
            @JsonProperty("list") @Nullable List<IamportPayment> payments) {
        int next() {
            return nextPage == null ? 0 : nextPage;
        }

        List<IamportPayment> list() {
            return payments == null ? List.of() : payments;
        }
    }

    /** All that a cancellation may say; what it returns to is only named where the provider needs to be told. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Cancel(
            @JsonProperty("imp_uid") String payment,
            @JsonProperty("amount") BigDecimal amount,
            @JsonProperty("checksum") BigDecimal checksum,
            @JsonProperty("reason") String reason,
            @JsonProperty("refund_holder") @Nullable String holder,
            @JsonProperty("refund_bank") @Nullable String bank,
            @JsonProperty("refund_account") @Nullable String account,
            @JsonProperty("refund_tel") @Nullable String phone) {

        static Cancel of(PaymentId id, Ask ask) {
            Payee payee = ask.payee();
            return new Cancel(
                    id.value(),
                    ask.amount().value(),
                    ask.remaining().value(),
                    ask.reason(),
                    payee == null ? null : payee.holder(),
                    payee == null ? null : payee.bank(),
                    payee == null ? null : payee.number(),
                    payee == null ? null : payee.phone());
        }

        @Override
        public String toString() {
            return "Cancel[payment=%s, amount=%s]".formatted(payment, amount);
        }
    }
}
