/** HTTP of influencers: the app's pages and the managers' grants. */
@NullMarked
package com.byeolshow.identity.influencer.web;

import org.jspecify.annotations.NullMarked;
