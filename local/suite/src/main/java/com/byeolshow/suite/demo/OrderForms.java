package com.byeolshow.suite.demo;

import java.util.List;
import java.util.Map;

/** What the app sends when somebody buys and gives back. */
public final class OrderForms {

    private OrderForms() {}

    /** So many units of a variant for the cart. */
    public static Map<String, Object> cartLine(String productId, String variantId, int quantity) {
        return Map.of(
                "payload",
                List.of(Map.of(
                        "product",
                        productId,
                        "variant",
                        variantId,
                        "quantity",
                        quantity,
                        "shippingMethod",
                        "default")));
    }

    /** An order of what is in the cart, sent to an address in Seoul. */
    public static Map<String, Object> checkout(String fullName) {
        return Map.of(
                "payload",
                Map.of(
                        "currency",
                        "KRW",
                        "paymentMethod",
                        "clayful-iamport",
                        "address",
                        Map.of("shipping", Addresses.seoul(fullName), "billing", Addresses.seoul(fullName))));
    }

    /** The wish to have the money for so many units of an order's line back. */
    public static Map<String, Object> refund(String itemId, int quantity) {
        return Map.of(
                "payload",
                Map.of(
                        "reason",
                        "단순 변심",
                        "items",
                        List.of(Map.of("item", itemId, "quantity", quantity)),
                        "shipments",
                        List.of()));
    }

    /** Where the provider's window sends the buyer after paying. */
    public static String verification(String paymentId, String orderId) {
        return "/payment/verify/?imp_uid=%s&merchant_uid=%s&imp_success=true".formatted(paymentId, orderId);
    }
}
