package com.byeolshow.sandbox.iamport;

import com.byeolshow.sandbox.iamport.model.Payment.Purchase;
import com.byeolshow.sandbox.input.BadInputException;
import com.byeolshow.sandbox.input.Fields;
import java.math.BigDecimal;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Reads what a payment window or the account API is told about a purchase. */
final class Purchases {
    private Purchases() {}

    /** An order to be paid. */
    record Asked(
            String merchantUid,
            BigDecimal amount,
            String currency,
            boolean sandbox,
            @Nullable URI noticeUrl,
            Purchase purchase) {

        Asked withAmount(BigDecimal other) {
            return new Asked(merchantUid, other, currency, sandbox, noticeUrl, purchase);
        }
    }

    static Asked of(Fields fields, String channel) {
        var amount = fields.requireDecimal("amount");
        if (amount.signum() <= 0) {
            throw new BadInputException("amount", "must be positive");
        }
        return new Asked(
                fields.requireText("merchant_uid"),
                amount,
                fields.text("currency", "KRW"),
                fields.flag("sandbox", false),
                fields.address("notice_url"),
                new Purchase(
                        fields.text("name", "별쇼 주문"),
                        fields.text("buyer_name"),
                        fields.text("buyer_email"),
                        fields.text("buyer_tel"),
                        fields.text("buyer_addr"),
                        fields.text("buyer_postcode"),
                        fields.text("custom_data"),
                        channel));
    }
}
