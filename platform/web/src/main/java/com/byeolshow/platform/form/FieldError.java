package com.byeolshow.platform.form;

/**
 * One wrong field of a form.
 *
 * @param field path of the field, such as {@code variants[2].price.original}
 * @param message for the person who filled it in
 */
public record FieldError(String field, String message) {}
