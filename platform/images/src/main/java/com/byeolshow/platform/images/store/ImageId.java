package com.byeolshow.platform.images.store;

/** Identity of an image: 22 random letters and digits, never used twice. */
public record ImageId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
