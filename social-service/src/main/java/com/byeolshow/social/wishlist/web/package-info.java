/** The wishlist over HTTP, in the app's shapes. */
@NullMarked
package com.byeolshow.social.wishlist.web;

import org.jspecify.annotations.NullMarked;
