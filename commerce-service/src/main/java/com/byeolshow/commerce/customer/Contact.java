package com.byeolshow.commerce.customer;

import org.jspecify.annotations.Nullable;

/** How a customer is called and reached. */
public record Contact(
        String alias, @Nullable String email, @Nullable String mobile) {

    @Override
    public String toString() {
        return "Contact[personal]";
    }
}
