/** What is for sale: products with options and variants, and the collections they are found in. */
@NullMarked
package com.byeolshow.catalog;

import org.jspecify.annotations.NullMarked;
