package com.byeolshow.commerce.order.web;

import com.byeolshow.commerce.order.model.Checkout;
import com.byeolshow.commerce.order.model.Order;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.web.SeoulTime;
import java.util.List;

/**
 * All money that moved for an order, in one entry, as the app expects one right after checkout.
 *
 * @param paid all that arrived
 * @param cancelled what could not be taken and went back
 * @param refunded what refunds gave back
 */
record TransactionJson(
        long paid,
        long cancelled,
        long refunded,
        List<VirtualAccountJson> vbanks,
        String paymentMethod,
        String createdAt,
        String updatedAt) {

    static TransactionJson of(OrderSheet sheet) {
        Won strays =
                Won.sum(sheet.strays().stream().map(OrderSheet.Stray::amount).toList());
        Won returned = Won.sum(sheet.strays().stream()
                .filter(stray -> stray.returnedAt() != null)
                .map(OrderSheet.Stray::amount)
                .toList());
        return new TransactionJson(
                held(sheet.order()).plus(strays).value(),
                returned.value(),
                sheet.order().givenBack().value(),
                sheet.accounts().stream().map(VirtualAccountJson::of).toList(),
                Checkout.PAYMENT_METHOD,
                SeoulTime.iso(sheet.placedAt()),
                SeoulTime.iso(sheet.updatedAt()));
    }

    /** Money of the order's own payment, taken or still looked at. */
    private static Won held(Order order) {
        if (order instanceof Order.Deviating(var _, var deposit)) {
            return deposit.amount();
        }
        Order.Payment taken = order.taken();
        return taken == null ? Won.ZERO : taken.kept();
    }

    /** A virtual account; amount and time stay wrapped here, alone in the whole order. */
    record VirtualAccountJson(String name, String number, RawAmountJson amount, RawTimeJson expiresAt) {

        static VirtualAccountJson of(OrderSheet.Account account) {
            return new VirtualAccountJson(
                    account.bank(),
                    account.number(),
                    new RawAmountJson(account.amount().value()),
                    new RawTimeJson(SeoulTime.iso(account.expiresAt())));
        }
    }

    /** A wrapped amount. */
    record RawAmountJson(long raw) {}

    /** A wrapped time. */
    record RawTimeJson(String raw) {}
}
