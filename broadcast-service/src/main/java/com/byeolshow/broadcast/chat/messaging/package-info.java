/** The topic on which the replicas tell each other what happens in chats. */
@NullMarked
package com.byeolshow.broadcast.chat.messaging;

import org.jspecify.annotations.NullMarked;
