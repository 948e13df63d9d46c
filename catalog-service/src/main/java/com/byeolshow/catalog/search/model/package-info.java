/** How texts are compared: normalised, by syllable, by initial consonant, by keystroke. */
@NullMarked
package com.byeolshow.catalog.search.model;

import org.jspecify.annotations.NullMarked;
