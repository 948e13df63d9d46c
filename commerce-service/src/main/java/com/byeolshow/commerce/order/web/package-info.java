/** Checkout, orders and refunds over HTTP, in the shapes of the app and for managers. */
@NullMarked
package com.byeolshow.commerce.order.web;

import org.jspecify.annotations.NullMarked;
