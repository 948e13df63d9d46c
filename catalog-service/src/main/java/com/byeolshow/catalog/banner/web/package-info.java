/** Banners over HTTP, for the app and for staff. */
@NullMarked
package com.byeolshow.catalog.banner.web;

import org.jspecify.annotations.NullMarked;
