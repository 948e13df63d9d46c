package com.byeolshow.commerce.order.model;

import java.util.Optional;

/**
 * What a customer wants to change of an order; what is absent stays.
 *
 * @param request empty text takes the note off
 */
public record OrderEdit(Optional<Address> shipping, Optional<Address> billing, Optional<String> request) {}
