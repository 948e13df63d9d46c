package com.byeolshow.gateway.route;

import java.util.Locale;

/** The services behind the gateway. */
public enum Owner {
    IDENTITY,
    CATALOG,
    BROADCAST,
    SOCIAL,
    COMMERCE,
    PAYMENT;

    /** The deployable's name, such as {@code identity-service}. */
    public String service() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }
}
