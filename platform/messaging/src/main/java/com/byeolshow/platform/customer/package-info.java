/** Customers whose account is gone, as every service with things of theirs has to know it. */
@NullMarked
package com.byeolshow.platform.customer;

import org.jspecify.annotations.NullMarked;
