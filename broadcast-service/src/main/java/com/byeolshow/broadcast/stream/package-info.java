/** The one live stream of each influencer at the video platform: its key, made once and shown again. */
@NullMarked
package com.byeolshow.broadcast.stream;

import org.jspecify.annotations.NullMarked;
