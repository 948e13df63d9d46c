/** What a show is and which moves it can make; no I/O, no clock of its own. */
@NullMarked
package com.byeolshow.broadcast.show.model;

import org.jspecify.annotations.NullMarked;
