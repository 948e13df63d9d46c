/** Products, brands and vendors over HTTP, for the app and for staff. */
@NullMarked
package com.byeolshow.catalog.product.web;

import org.jspecify.annotations.NullMarked;
