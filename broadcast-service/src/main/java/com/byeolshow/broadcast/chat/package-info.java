/** The live chat of a show: one room per show with bounded buffers, kept in the memory of this process. */
@NullMarked
package com.byeolshow.broadcast.chat;

import org.jspecify.annotations.NullMarked;
