/** Imitates the Mux Video API: live streams, assets, playback, webhooks and encoder scenarios. */
@NullMarked
package com.byeolshow.sandbox.mux;

import org.jspecify.annotations.NullMarked;
