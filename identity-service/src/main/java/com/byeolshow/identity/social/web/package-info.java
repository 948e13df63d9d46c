/** HTTP of the log-in at providers: the way there and the way back. */
@NullMarked
package com.byeolshow.identity.social.web;

import org.jspecify.annotations.NullMarked;
