/** What sales hear of orders. */
@NullMarked
package com.byeolshow.broadcast.sales.messaging;

import org.jspecify.annotations.NullMarked;
