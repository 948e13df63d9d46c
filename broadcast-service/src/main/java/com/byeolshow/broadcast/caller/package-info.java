/** Where requests come from. */
@NullMarked
package com.byeolshow.broadcast.caller;

import org.jspecify.annotations.NullMarked;
