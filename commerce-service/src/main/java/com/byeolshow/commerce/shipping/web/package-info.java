/** Shipping policies for managers over HTTP. */
@NullMarked
package com.byeolshow.commerce.shipping.web;

import org.jspecify.annotations.NullMarked;
