/** What customers are called to others. */
@NullMarked
package com.byeolshow.catalog.customer;

import org.jspecify.annotations.NullMarked;
