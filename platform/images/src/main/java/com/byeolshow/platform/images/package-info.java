/** Pictures that strangers upload: looked at before they are decoded, then drawn anew. Knows no web, no storage, no Spring; those are in {@code store}. */
@NullMarked
package com.byeolshow.platform.images;

import org.jspecify.annotations.NullMarked;
