/** Views of shows: each viewer counted once in a while, by every replica alike, and nobody recognizable afterwards. */
@NullMarked
package com.byeolshow.broadcast.show.view;

import org.jspecify.annotations.NullMarked;
