/** The socket the app opens for the chat of a show. */
@NullMarked
package com.byeolshow.broadcast.chat.web;

import org.jspecify.annotations.NullMarked;
