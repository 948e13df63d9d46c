/** Products with options, variants, discount, brand and vendor; every change is published to {@code catalog.products}. */
@NullMarked
package com.byeolshow.catalog.product;

import org.jspecify.annotations.NullMarked;
