/** What a collection may look like and where it may stand in the tree; pure. */
@NullMarked
package com.byeolshow.catalog.collection.model;

import org.jspecify.annotations.NullMarked;
