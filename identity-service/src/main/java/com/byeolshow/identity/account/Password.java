package com.byeolshow.identity.account;

/** A password as somebody typed it; it masks itself wherever it is printed. */
public record Password(String text) {

    @Override
    public String toString() {
        return "********";
    }
}
