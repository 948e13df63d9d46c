/** Notifications over HTTP. */
@NullMarked
package com.byeolshow.social.notification.web;

import org.jspecify.annotations.NullMarked;
