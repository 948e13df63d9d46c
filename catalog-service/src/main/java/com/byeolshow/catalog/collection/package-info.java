/** Collections, the tree of categories products are found under: {@code ProductCollection}, {@code CollectionTree}. */
@NullMarked
package com.byeolshow.catalog.collection;

import org.jspecify.annotations.NullMarked;
