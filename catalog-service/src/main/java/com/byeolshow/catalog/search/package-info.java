/**
 * Search: what shoppers type finds products by name, brand, collection, vendor and option. A search document is what is known of a product
 * for that; suggestions are names to be searched for while somebody still types. Told by the product feature of every change.
 */
@NullMarked
package com.byeolshow.catalog.search;

import org.jspecify.annotations.NullMarked;
