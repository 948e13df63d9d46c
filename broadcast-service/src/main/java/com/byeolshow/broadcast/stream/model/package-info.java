/** What a stream is to us and what can be wrong with it. */
@NullMarked
package com.byeolshow.broadcast.stream.model;

import org.jspecify.annotations.NullMarked;
