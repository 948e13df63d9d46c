/**
 * Live alarms: who wants to be told when a show begins. Publishes {@code broadcast.alarms}; the telling itself is
 * social's.
 */
@NullMarked
package com.byeolshow.broadcast.show.alarm;

import org.jspecify.annotations.NullMarked;
