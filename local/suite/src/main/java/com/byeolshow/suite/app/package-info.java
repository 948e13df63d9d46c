/** The suite as its users call it: over HTTP and WebSocket, through the gateway and the sandbox only. */
@NullMarked
package com.byeolshow.suite.app;

import org.jspecify.annotations.NullMarked;
