/** Liking a show: a toggle. Publishes social.likes; its counts derive from its rows. */
@NullMarked
package com.byeolshow.social.like;

import org.jspecify.annotations.NullMarked;
