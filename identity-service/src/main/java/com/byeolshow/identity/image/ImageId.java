package com.byeolshow.identity.image;

/** Identity of an image: 22 random letters and digits, never used twice. */
public record ImageId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
