/** States of orders and refunds and the rules that move them; pure. */
@NullMarked
package com.byeolshow.commerce.order.model;

import org.jspecify.annotations.NullMarked;
