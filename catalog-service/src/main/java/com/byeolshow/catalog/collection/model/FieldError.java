package com.byeolshow.catalog.collection.model;

/** One wrong field of a draft. */
public record FieldError(String field, String message) {}
