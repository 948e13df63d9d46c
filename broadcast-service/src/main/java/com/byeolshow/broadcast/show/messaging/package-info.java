/** What other services hear about shows, and what shows need to hear from them. */
@NullMarked
package com.byeolshow.broadcast.show.messaging;

import org.jspecify.annotations.NullMarked;
