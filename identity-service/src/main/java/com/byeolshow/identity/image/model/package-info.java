/** What happens to the two slots, names of image files, refusals; no framework. */
@NullMarked
package com.byeolshow.identity.image.model;

import org.jspecify.annotations.NullMarked;
