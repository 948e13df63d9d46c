/** The route that shows an influencer the stream key. */
@NullMarked
package com.byeolshow.broadcast.stream.web;

import org.jspecify.annotations.NullMarked;
