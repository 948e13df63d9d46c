/** Registering devices. */
@NullMarked
package com.byeolshow.social.push.web;

import org.jspecify.annotations.NullMarked;
