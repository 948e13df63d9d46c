/** The rules of the chat: who may be called what, how much one may say, what the frames mean. */
@NullMarked
package com.byeolshow.broadcast.chat.model;

import org.jspecify.annotations.NullMarked;
