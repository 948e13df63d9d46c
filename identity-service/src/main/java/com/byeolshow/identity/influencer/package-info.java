/** Who may broadcast and what everyone sees of them. Owns {@code influencers}, publishes {@code identity.influencer.v1}, listens to {@code social.follows} and {@code broadcast.shows}. Glossary: a grant makes a customer an <em>influencer</em>, a revocation ends it; the row stays. The pictures are the image feature's; a change of them is a change of the influencer. */
@NullMarked
package com.byeolshow.identity.influencer;

import org.jspecify.annotations.NullMarked;
