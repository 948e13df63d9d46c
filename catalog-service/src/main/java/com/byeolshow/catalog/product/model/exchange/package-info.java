/** How products leave and enter the catalog as files: what a line means, and what an import makes of it. Pure. */
@NullMarked
package com.byeolshow.catalog.product.model.exchange;

import org.jspecify.annotations.NullMarked;
