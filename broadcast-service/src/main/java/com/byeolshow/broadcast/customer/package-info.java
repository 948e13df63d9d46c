/** Customers as far as a show knows them: by their id, until their account is gone. */
@NullMarked
package com.byeolshow.broadcast.customer;

import org.jspecify.annotations.NullMarked;
