package com.byeolshow.payment.settlement.iamport;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Our account at the provider.
 *
 * @param key REST key ({@code BYEOLSHOW_IAMPORT_KEY}); no default
 * @param secret REST secret ({@code BYEOLSHOW_IAMPORT_SECRET}); no default, never printed
 * @param includeSandbox whether payments made through a test channel count ({@code BYEOLSHOW_IAMPORT_INCLUDE_SANDBOX});
 *     false in production, where such a payment would be free goods
 */
@ConfigurationProperties("byeolshow.iamport")
public record IamportSettings(
        @DefaultValue("") String key,
        @DefaultValue("") String secret,
        @DefaultValue("false") boolean includeSandbox) {

    public IamportSettings {
        if (key.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException(
                    "no account at the payment provider: set byeolshow.iamport.key and byeolshow.iamport.secret");
        }
    }

    @Override
    public String toString() {
        return "IamportSettings[key=***, secret=***, includeSandbox=%s]".formatted(includeSandbox);
    }
}
