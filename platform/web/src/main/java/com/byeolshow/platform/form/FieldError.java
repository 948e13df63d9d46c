package com.byeolshow.platform.form;

import com.byeolshow.platform.language.Wording;

/**
 * One wrong field of a form.
 *
 * @param field path of the field, such as {@code variants[2].price.original}
 * @param wording for the person who filled it in
 */
public record FieldError(String field, Wording wording) {}
