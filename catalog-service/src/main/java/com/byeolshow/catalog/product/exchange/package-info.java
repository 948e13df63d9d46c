/** Many products at once: files that are imported in the background, bit by bit, and exports that are streamed. */
@NullMarked
package com.byeolshow.catalog.product.exchange;

import org.jspecify.annotations.NullMarked;
