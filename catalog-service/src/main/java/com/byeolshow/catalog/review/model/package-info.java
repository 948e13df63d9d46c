/** Who may review what, and what a review must be like; no framework. */
@NullMarked
package com.byeolshow.catalog.review.model;

import org.jspecify.annotations.NullMarked;
