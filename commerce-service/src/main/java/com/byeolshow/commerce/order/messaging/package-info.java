/** Listens to what payments did. */
@NullMarked
package com.byeolshow.commerce.order.messaging;

import org.jspecify.annotations.NullMarked;
