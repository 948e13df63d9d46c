package com.byeolshow.catalog.product.model.exchange;

/** What a file says of a product. What it does not mention stays as it is, or gets the default of a new product. */
public enum Given {
    NAME,
    SUMMARY,
    DESCRIPTION,
    AVAILABLE,
    SHIPPING,
    THUMBNAIL_URL,
    BRAND,
    VENDOR,
    COLLECTIONS,
    PRICE,
    DISCOUNT,
    OPTIONS,
    VARIANTS,
    WEIGHTS
}
