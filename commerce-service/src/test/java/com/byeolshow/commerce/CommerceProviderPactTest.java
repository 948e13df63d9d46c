package com.byeolshow.commerce;

import au.com.dius.pact.provider.MessageAndMetadata;
import au.com.dius.pact.provider.PactVerifyProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import com.byeolshow.platform.testing.ProviderPact;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** We keep what others rely on: the files of {@code contracts/pacts} that name us as provider. */
@ServiceTest
@Provider("commerce-service")
public class CommerceProviderPactTest extends ProviderPact {

    private final PublishedEvents published;
    private final Shop shop;

    CommerceProviderPactTest(ApplicationContext context, PublishedEvents published) {
        super(context);
        this.published = published;
        this.shop = new Shop(context);
    }

    @PactVerifyProvider("commerce.order-placed.v1 (placed)")
    public MessageAndMetadata placed() {
        return event("commerce.order-placed.v1", placedOrder(shop.customer()));
    }

    @PactVerifyProvider("commerce.order-paid.v1 (paid)")
    public MessageAndMetadata paid() {
        return event("commerce.order-paid.v1", id(paidOrder(shop.customer())));
    }

    @PactVerifyProvider("commerce.order-paid.v1 (with-items)")
    public MessageAndMetadata paidWithItems() {
        return paid();
    }

    @PactVerifyProvider("commerce.order-shipped.v1 (parcel)")
    public MessageAndMetadata shipped() {
        String order = id(paidOrder(shop.customer()));
        shop.manager(HttpMethod.POST, "/v1/manager/orders/" + order + "/fulfillments", """
                        {"vendor":"byeolshow","carrier":"우체국","trackingNumber":"T1"}""")
                .expectStatus()
                .isCreated();
        return event("commerce.order-shipped.v1", order);
    }

    @PactVerifyProvider("commerce.order-refunded.v1 (partial)")
    public MessageAndMetadata refunded() {
        AcceptedRefund accepted = acceptedRefund();
        shop.refunded(accepted.order(), accepted.refund(), 20_000);
        return event("commerce.order-refunded.v1", accepted.order());
    }

    @PactVerifyProvider("commerce.order-cancelled.v1 (expired)")
    public MessageAndMetadata cancelled() {
        return event("commerce.order-cancelled.v1", cancelledOrder());
    }

    @PactVerifyProvider("commerce.refund-accepted.v1 (accepted)")
    public MessageAndMetadata refundAccepted() {
        return event("commerce.refund-accepted.v1", acceptedRefund().order());
    }

    private record AcceptedRefund(String order, String refund) {}

    private AcceptedRefund acceptedRefund() {
        String customer = shop.customer();
        JsonNode order = paidOrder(customer);
        JsonNode asked = Shop.body(shop.post(customer, "/refund/" + id(order), """
                        {"payload":{"reason":"broken","items":[{"item":"%s","quantity":1}],"shipments":[]}}""".formatted(
                                order.at("/items/0/_id").asString()))
                .expectStatus()
                .isOk());
        String refund = asked.at("/refunds/0/_id").asString();
        shop.manager(HttpMethod.POST, "/v1/manager/orders/%s/refunds/%s/accept".formatted(id(order), refund), null)
                .expectStatus()
                .isOk();
        return new AcceptedRefund(id(order), refund);
    }

    @PactVerifyProvider("commerce.refund-due.v1 (cancelled-order)")
    public MessageAndMetadata refundDue() {
        String order = cancelledOrder();
        shop.paid(order, "imp_" + shop.id(), 20_000);
        return event("commerce.refund-due.v1", order);
    }

    @PactVerifyProvider("commerce.stock.v1 (known-product)")
    public MessageAndMetadata stock() {
        return stockOf(shop.ware(3).variant());
    }

    @PactVerifyProvider("commerce.stock.v1 (before-product)")
    public MessageAndMetadata stockOfTheUnknown() {
        String variant = shop.id();
        shop.stock(variant, 3);
        return stockOf(variant);
    }

    private MessageAndMetadata stockOf(String variant) {
        return message("commerce.stock", published.awaitOne("commerce.stock", "commerce.stock.v1", variant));
    }

    private MessageAndMetadata event(String type, String order) {
        return message("commerce.orders", published.awaitOne("commerce.orders", type, order));
    }

    private String placedOrder(String customer) {
        return id(shop.order(customer, shop.ware(5).times(1)));
    }

    private JsonNode paidOrder(String customer) {
        return shop.paidOrder(customer, shop.ware(5).times(1));
    }

    private String cancelledOrder() {
        String customer = shop.customer();
        String order = placedOrder(customer);
        shop.post(customer, "/order/cancel/" + order, "{}").expectStatus().isOk();
        return order;
    }

    private static String id(JsonNode order) {
        return order.get("_id").asString();
    }
}
