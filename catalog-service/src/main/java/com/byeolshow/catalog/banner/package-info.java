/**
 * Banners of the app's front page, which the app calls catalogs: {@code BannerSheet}, {@code BannerId}. Staff keep them
 * and their order.
 */
@NullMarked
package com.byeolshow.catalog.banner;

import org.jspecify.annotations.NullMarked;
