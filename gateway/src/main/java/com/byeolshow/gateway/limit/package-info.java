/** How much a caller may ask for: rates (buckets) and sizes (bodies). */
@NullMarked
package com.byeolshow.gateway.limit;

import org.jspecify.annotations.NullMarked;
