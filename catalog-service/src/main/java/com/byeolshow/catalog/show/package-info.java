/** Which shows present a product, and their recordings, as last heard from broadcast on {@code broadcast.shows}. */
@NullMarked
package com.byeolshow.catalog.show;

import org.jspecify.annotations.NullMarked;
