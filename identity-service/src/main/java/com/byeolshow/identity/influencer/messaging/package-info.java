/** What influencers learn from other services: followers and shows. */
@NullMarked
package com.byeolshow.identity.influencer.messaging;

import org.jspecify.annotations.NullMarked;
