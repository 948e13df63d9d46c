package com.byeolshow.catalog.product;

/** Whom a product comes from: its brand made it, its vendor sells and sends it. */
public enum PartnerKind {
    BRAND,
    VENDOR
}
