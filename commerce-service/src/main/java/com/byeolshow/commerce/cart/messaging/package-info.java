/** What carts hear from other services. */
@NullMarked
package com.byeolshow.commerce.cart.messaging;

import org.jspecify.annotations.NullMarked;
