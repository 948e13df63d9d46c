/** Firebase Cloud Messaging, HTTP v1. */
@NullMarked
package com.byeolshow.social.push.fcm;

import org.jspecify.annotations.NullMarked;
