/** What a coupon is, who may claim it and what it takes off a basket; pure. */
@NullMarked
package com.byeolshow.commerce.coupon.model;

import org.jspecify.annotations.NullMarked;
