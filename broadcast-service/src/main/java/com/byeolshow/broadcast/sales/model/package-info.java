/** Which show an order belongs to and what it adds to the show's sales. */
@NullMarked
package com.byeolshow.broadcast.sales.model;

import org.jspecify.annotations.NullMarked;
