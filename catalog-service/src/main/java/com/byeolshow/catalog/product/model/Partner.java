package com.byeolshow.catalog.product.model;

/** A brand or a vendor. */
public record Partner(String id, String name) {}
