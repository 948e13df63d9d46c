/** Listens to identity's accounts. */
@NullMarked
package com.byeolshow.commerce.customer.messaging;

import org.jspecify.annotations.NullMarked;
