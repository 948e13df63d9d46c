package com.byeolshow.commerce.shipping.model;

import com.byeolshow.commerce.shipping.ShippingPolicy;
import com.byeolshow.platform.form.FieldError;
import java.util.List;

/** What became of a draft. */
public sealed interface PolicyShaping {

    /** It can be kept; its version is that of the draft, or 0. */
    record Shaped(ShippingPolicy policy) implements PolicyShaping {}

    /** Everything that is wrong with it. */
    record Faulty(List<FieldError> errors) implements PolicyShaping {}
}
