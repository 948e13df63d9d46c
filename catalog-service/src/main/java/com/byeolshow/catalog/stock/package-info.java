/** How many of a variant are left, as last heard from commerce on {@code commerce.stock}. */
@NullMarked
package com.byeolshow.catalog.stock;

import org.jspecify.annotations.NullMarked;
