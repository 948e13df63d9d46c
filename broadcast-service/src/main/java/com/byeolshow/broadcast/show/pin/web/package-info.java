/** Pinning, for the host's screen. */
@NullMarked
package com.byeolshow.broadcast.show.pin.web;

import org.jspecify.annotations.NullMarked;
