/** Liking over HTTP, in the app's shapes. */
@NullMarked
package com.byeolshow.social.like.web;

import org.jspecify.annotations.NullMarked;
