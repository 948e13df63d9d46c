/** The video platform: its HTTP API and the proof that a callback comes from it. */
@NullMarked
package com.byeolshow.broadcast.mux;

import org.jspecify.annotations.NullMarked;
