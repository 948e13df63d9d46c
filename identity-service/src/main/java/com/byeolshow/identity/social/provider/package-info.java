/** The providers themselves: how to send somebody there, what a code is worth, and what each calls its fields. */
@NullMarked
package com.byeolshow.identity.social.provider;

import org.jspecify.annotations.NullMarked;
