/** Imports and exports of products over HTTP, for staff. */
@NullMarked
package com.byeolshow.catalog.product.exchange.web;

import org.jspecify.annotations.NullMarked;
