package com.byeolshow.sandbox.webhooks;

/** How an injected event is signed. */
public enum Signing {
    GOOD,
    /** With a wrong secret. */
    BAD,
    /** Right, but 301 s ago. */
    OLD,
    /** Right, but six minutes ahead: clear of a tolerance of five whatever the way takes. */
    FUTURE,
    NONE,
    /** Two values of which the second is right, as while a secret is being rotated. */
    DOUBLE,
    /** Right for another body. */
    TAMPERED
}
