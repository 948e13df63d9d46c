/** Listens to the catalog's products. */
@NullMarked
package com.byeolshow.commerce.goods.messaging;

import org.jspecify.annotations.NullMarked;
