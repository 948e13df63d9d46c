/** One wishlist per customer, created by its first wish. */
@NullMarked
package com.byeolshow.social.wishlist;

import org.jspecify.annotations.NullMarked;
