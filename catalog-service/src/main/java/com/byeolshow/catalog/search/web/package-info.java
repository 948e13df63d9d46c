/** Suggestions over HTTP; found products are shown by the product feature. */
@NullMarked
package com.byeolshow.catalog.search.web;

import org.jspecify.annotations.NullMarked;
