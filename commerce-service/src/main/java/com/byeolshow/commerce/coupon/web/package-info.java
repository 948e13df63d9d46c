/** Coupons over HTTP: the app's routes and those of staff. */
@NullMarked
package com.byeolshow.commerce.coupon.web;

import org.jspecify.annotations.NullMarked;
