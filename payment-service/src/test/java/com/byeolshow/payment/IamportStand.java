package com.byeolshow.payment;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The provider as the contract describes it, with payments that remember what was done to them: WireMock before the
 * {@link IamportRoutes}, so that every request is also on record. Every payment has its own queue of faults.
 */
public final class IamportStand {

    public static final String CARD_NUMBER = "5428790000000294";
    public static final String ACCOUNT_NUMBER = "56211-0000-9876";

    private static final AtomicLong IDS = new AtomicLong(System.currentTimeMillis());

    /** What goes wrong with one call. */
    public enum Fault {
        FAILS_500,
        /** Nothing happens until the test lets go. */
        HELD,
        /** The change is made, the answer never comes: as long as the client can wait. */
        COMMITS_THEN_HANGS,
        /** The change is made, and the connection breaks before the answer. */
        COMMITS_THEN_BREAKS_OFF,
        /** The change is made, and the connection breaks once the test lets go. */
        COMMITS_THEN_IS_HELD,
        /** HTTP 200 with code 1. */
        CODE_1,
        /** HTTP 429, to be asked again at once. */
        TOO_MANY,
        /** HTTP 200 with code -1: the card company said no. */
        CODE_MINUS_1,
        /** HTTP 429, to be asked again in a second. */
        TOO_MANY_FOR_A_SECOND,
        /** The answer ends in the middle. */
        TRUNCATED,
        /** HTML instead of JSON. */
        UNREADABLE
    }

    private static final IamportStand RUNNING = new IamportStand();

    private final IamportRoutes routes = new IamportRoutes();
    private final WireMockServer server = new WireMockServer(
            wireMockConfig().dynamicPort().containerThreads(40).extensions(routes));

    private IamportStand() {
        server.stubFor(any(anyUrl()).willReturn(WireMock.aResponse().withTransformers(IamportRoutes.NAME)));
        server.start();
    }

    static long nextId() {
        return IDS.incrementAndGet();
    }

    public static IamportStand running() {
        return RUNNING;
    }

    public String url() {
        return server.baseUrl();
    }

    /** A card payment that went through. */
    public String paid(String orderId, long amount) {
        String id = opened(orderId, "paid", "card", amount);
        change(id, "paid_at", 1903867200L);
        change(id, "card_number", CARD_NUMBER);
        return id;
    }

    /** A virtual account that waits for its deposit. */
    public String accountIssued(String orderId, long amount) {
        String id = opened(orderId, "ready", "vbank", amount);
        change(id, "vbank_name", "신한은행");
        change(id, "vbank_num", ACCOUNT_NUMBER);
        change(id, "vbank_date", 1904000000L);
        return id;
    }

    /** An attempt in any state. */
    public String opened(String orderId, String status, String method, long amount) {
        String id = "imp_" + nextId();
        routes.payments.put(id, new StandPayment(id, orderId, status, method, amount));
        return id;
    }

    public void change(String id, String field, Object value) {
        payment(id).set(field, value);
    }

    /** Leaves a field out, as the provider may. */
    public void remove(String id, String field) {
        payment(id).remove(field);
    }

    public void onRead(String id, Fault... faults) {
        payment(id).readFaults.addAll(List.of(faults));
    }

    public void onCancel(String id, Fault... faults) {
        payment(id).cancelFaults.addAll(List.of(faults));
    }

    public void onVoid(String id, Fault... faults) {
        payment(id).voidFaults.addAll(List.of(faults));
    }

    /** How often closing the virtual account was asked for. */
    public int voids(String id) {
        return payment(id).voids.get();
    }

    /** What goes wrong with registering an order's amount. */
    public void onPrepare(String orderId, Fault... faults) {
        routes.registered.fail(orderId, List.of(faults));
    }

    /** Registers an amount as somebody else would have. */
    public void prepare(String orderId, long amount) {
        routes.registered.put(orderId, amount);
    }

    /** What an order is registered with; null if it is not. */
    public @Nullable Long prepared(String orderId) {
        return routes.registered.get(orderId);
    }

    /** Method and order of every call about registered amounts. */
    public List<String> prepareCalls(String orderId) {
        return routes.registered.calls(orderId);
    }

    /** Makes every token worthless, fresh ones included. */
    public void refuseTokens(boolean all) {
        routes.refusesTokens = all;
    }

    /** What goes wrong with the next calls that read many payments at once. */
    public void onMany(Fault... faults) {
        routes.manyFaults.addAll(List.of(faults));
    }

    /** Lets the payment's history forget why money went back, as some payment gateways do. */
    public void loseReasons(String id) {
        payment(id).losesReasons = true;
    }

    /** Makes the provider forget that anything of a payment went back. */
    public void undo(String id) {
        payment(id).undo();
    }

    /** Makes the provider forget a payment. */
    public void forget(String id) {
        routes.payments.remove(id);
    }

    /** Lets go of calls that are held, or will be, about a payment or about an order's registered amount. */
    public void letGo(String id) {
        routes.held.letGo(id);
    }

    public int reads(String id) {
        return payment(id).reads.get();
    }

    /** Bodies of the cancellations asked for, refused ones included. */
    public List<JsonNode> cancels(String id) {
        return payment(id).cancels;
    }

    /** What went back. */
    public long returned(String id) {
        return payment(id).returned();
    }

    /** Adds a return that already happened. */
    public void returnedBefore(String id, long amount, String reason) {
        payment(id).giveBack(amount, reason);
    }

    /** Makes the token in use worthless. */
    public void revokeToken() {
        routes.revokeToken();
    }

    public int tokenRequests() {
        return server.countRequestsMatching(WireMock.postRequestedFor(WireMock.urlPathEqualTo("/users/getToken"))
                        .build())
                .getCount();
    }

    private StandPayment payment(String id) {
        return Objects.requireNonNull(routes.payments.get(id), id);
    }
}
