/** What other services published about influencers, products and shows, as far as cards need it. */
@NullMarked
package com.byeolshow.social.projection;

import org.jspecify.annotations.NullMarked;
