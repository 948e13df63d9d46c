/** Rules of carts: what may be in one, and what an edit makes of its lines. */
@NullMarked
package com.byeolshow.commerce.cart.model;

import org.jspecify.annotations.NullMarked;
