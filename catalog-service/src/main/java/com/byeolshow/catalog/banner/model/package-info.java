/** What a banner may say, when it shows, and how banners are ordered; pure. */
@NullMarked
package com.byeolshow.catalog.banner.model;

import org.jspecify.annotations.NullMarked;
