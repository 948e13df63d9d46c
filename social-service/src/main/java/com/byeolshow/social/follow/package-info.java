/** Following an influencer: a toggle. Publishes social.follows; its counts derive from its rows. */
@NullMarked
package com.byeolshow.social.follow;

import org.jspecify.annotations.NullMarked;
