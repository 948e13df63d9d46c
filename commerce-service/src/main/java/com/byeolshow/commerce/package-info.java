/** The commerce service: carts, stock, orders and refunds. */
@NullMarked
package com.byeolshow.commerce;

import org.jspecify.annotations.NullMarked;
