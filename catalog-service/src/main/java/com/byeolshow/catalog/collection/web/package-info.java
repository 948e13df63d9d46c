/** Collections over HTTP, for the app and for staff. */
@NullMarked
package com.byeolshow.catalog.collection.web;

import org.jspecify.annotations.NullMarked;
