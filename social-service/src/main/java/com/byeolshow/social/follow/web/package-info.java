/** Following over HTTP, in the app's shapes. */
@NullMarked
package com.byeolshow.social.follow.web;

import org.jspecify.annotations.NullMarked;
