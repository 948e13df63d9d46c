/**
 * How much products are wanted: units sold, heard on {@code commerce.orders}, and shows that present them. One score per
 * product, of which whoever ranks products is told.
 */
@NullMarked
package com.byeolshow.catalog.popularity;

import org.jspecify.annotations.NullMarked;
