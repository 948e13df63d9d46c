/** The app's routes and the video platform's callback, in the clients' own words. */
@NullMarked
package com.byeolshow.broadcast.show.web;

import org.jspecify.annotations.NullMarked;
