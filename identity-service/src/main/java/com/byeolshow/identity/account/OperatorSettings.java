package com.byeolshow.identity.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may make the first influencers and managers. All three values or none.
 *
 * @param userId of the first manager; empty for none ({@code IDENTITY_FIRST_MANAGER_USER_ID})
 * @param password used only when the account is created ({@code IDENTITY_FIRST_MANAGER_PASSWORD})
 * @param email of that account ({@code IDENTITY_FIRST_MANAGER_EMAIL})
 */
@ConfigurationProperties("byeolshow.identity.first-manager")
record OperatorSettings(
        @DefaultValue("") String userId,
        @DefaultValue("") String password,
        @DefaultValue("") String email) {

    OperatorSettings {
        if (!userId.isBlank() && (password.isBlank() || email.isBlank())) {
            throw new IllegalArgumentException("byeolshow.identity.first-manager needs a password and an e-mail");
        }
    }

    boolean absent() {
        return userId.isBlank();
    }

    @Override
    public String toString() {
        return "OperatorSettings[" + userId + "]";
    }
}
