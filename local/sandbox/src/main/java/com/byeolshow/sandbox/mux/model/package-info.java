/** What a live stream and its recordings may become; pure. */
@NullMarked
package com.byeolshow.sandbox.mux.model;

import org.jspecify.annotations.NullMarked;
