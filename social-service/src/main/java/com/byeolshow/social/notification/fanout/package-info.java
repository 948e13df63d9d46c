/** Telling very many people the same thing: recorded at once, done in slices in the background by any replica. */
@NullMarked
package com.byeolshow.social.notification.fanout;

import org.jspecify.annotations.NullMarked;
