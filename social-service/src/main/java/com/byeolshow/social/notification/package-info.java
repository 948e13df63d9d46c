/**
 * What a person is told: stored once, listed newest first, marked read, dropped when old. Listens to broadcast.lifecycle,
 * broadcast.alarms and commerce.orders.
 */
@NullMarked
package com.byeolshow.social.notification;

import org.jspecify.annotations.NullMarked;
