/** Reviews for the app and for staff. */
@NullMarked
package com.byeolshow.catalog.review.web;

import org.jspecify.annotations.NullMarked;
