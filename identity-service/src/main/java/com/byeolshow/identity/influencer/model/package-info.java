/** Orders of the influencer list and refusals; no framework. */
@NullMarked
package com.byeolshow.identity.influencer.model;

import org.jspecify.annotations.NullMarked;
