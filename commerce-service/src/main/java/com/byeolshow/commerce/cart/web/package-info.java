/** The cart over HTTP, in the shapes of the app. */
@NullMarked
package com.byeolshow.commerce.cart.web;

import org.jspecify.annotations.NullMarked;
