/** What the reviews of a product add up to: how many there are, and how many stars on average. */
@NullMarked
package com.byeolshow.catalog.rating;

import org.jspecify.annotations.NullMarked;
