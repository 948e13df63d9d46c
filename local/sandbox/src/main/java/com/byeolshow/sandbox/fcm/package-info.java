/** Stand-in for Firebase Cloud Messaging, HTTP v1: access tokens, sending, and a list of what was pushed. */
@NullMarked
package com.byeolshow.sandbox.fcm;

import org.jspecify.annotations.NullMarked;
