/** Takes pins down when a show ends or its list changes. */
@NullMarked
package com.byeolshow.broadcast.show.pin.messaging;

import org.jspecify.annotations.NullMarked;
