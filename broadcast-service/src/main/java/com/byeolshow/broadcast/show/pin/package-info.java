/** The product a host holds up during a live show, shown to viewers whose app knows about it. */
@NullMarked
package com.byeolshow.broadcast.show.pin;

import org.jspecify.annotations.NullMarked;
