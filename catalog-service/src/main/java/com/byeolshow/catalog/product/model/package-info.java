/** What a product may look like and what it costs; pure. */
@NullMarked
package com.byeolshow.catalog.product.model;

import org.jspecify.annotations.NullMarked;
