/** New notifications on their way to those who are connected at this moment, to whichever replica. */
@NullMarked
package com.byeolshow.social.notification.live;

import org.jspecify.annotations.NullMarked;
